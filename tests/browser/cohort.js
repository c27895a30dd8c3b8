<!doctype html>
<meta charset="utf-8">
<title>Driver</title>
<iframe id="report" src="/report.html" width="1280" height="900"></iframe>
<iframe id="bare" src="/report.html" width="1280" height="900" sandbox="allow-same-origin"></iframe>
<pre id="results"></pre>
<script>
'use strict';
const results = document.getElementById('results');
const say = (ok, what) => { results.textContent += (ok ? 'ok ' : 'WRONG ') + what + '\n'; };
const seen = (element) => !!element && element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
const wait = () => new Promise((done) => setTimeout(done, 20));

function structure(frame, page) {
  const all = (selector) => Array.from(page.querySelectorAll(selector));
  say(page.documentElement.lang === 'en-GB', 'the language is told');
  say(all('main').length === 1 && all('h1').length === 1, 'there is one main part with a heading');
  const named = (element) => (element.getAttribute('aria-label') || element.textContent).trim() !== '' || element.labels && element.labels.length > 0;
  say(all('a, button, input, select').every(named), 'everything that can be used has a name');
  const ids = new Set(all('[id]').map((element) => element.id));
  say(all('[aria-labelledby]').every((element) => ids.has(element.getAttribute('aria-labelledby'))), 'every region has its name');
  say(all('.matrix tbody td').every((cell) => /\w/.test(cell.textContent)), 'every cell says in words or figures what it means');
  say(all('.matrix tbody tr').every((row) => row.cells[0].getAttribute('scope') === 'row'), 'every row has its header');
  for (const width of [320, 390, 768, 1280]) {
    frame.width = width;
    const root = page.documentElement;
    say(root.scrollWidth <= root.clientWidth, `nothing is cut off at ${width} (${root.scrollWidth} of ${root.clientWidth})`);
  }
}

async function using(page) {
  const all = (selector) => Array.from(page.querySelectorAll(selector));
  const rows = () => all('.matrix tbody tr').filter(seen);
  const names = () => rows().map((row) => row.cells[0].textContent);
  const many = rows().length;
  const first = names();
  const heads = all('.matrix thead th');
  const met = heads.findIndex((head) => head.textContent === 'Met');
  const figures = () => rows().map((row) => Number(row.cells[met].textContent));
  const button = heads[met].querySelector('button');
  say(seen(button) && button.tabIndex === 0, 'a column is sorted by a button');
  button.click();
  say(heads[met].getAttribute('aria-sort') === 'ascending' && figures().every((n, i, all) => i === 0 || all[i - 1] <= n), 'the fewest points come first');
  button.click();
  say(heads[met].getAttribute('aria-sort') === 'descending' && figures().every((n, i, all) => i === 0 || all[i - 1] >= n), 'and then the most');
  heads[0].querySelector('button').click();
  say(names().join() === first.join() && !heads[met].hasAttribute('aria-sort'), 'by name it is as it was');
  heads[1].querySelector('button').click();
  const rank = (cell) => ['open', 'part', 'met'].findIndex((status) => cell.classList.contains(status));
  say(rows().every((row, i, all) => i === 0 || rank(all[i - 1].cells[1]) <= rank(row.cells[1])), 'a point is sorted from open to met');
  heads[0].querySelector('button').click();

  const [name, point, status] = ['.f-name', '.f-point', '.f-status'].map((selector) => page.querySelector(selector));
  const told = () => page.querySelector('.told').textContent;
  const change = (element, value) => { element.value = value; element.dispatchEvent(new Event('input', { bubbles: true })); };
  change(name, first[0].toUpperCase());
  say(rows().length === 1 && told() === '1 of ' + many + ' learners shown', 'a name is found whatever its case, and it is told how many are shown');
  change(name, '');
  change(point, '0');
  change(status, 'open');
  say(rows().length < many && rows().every((row) => row.cells[1].classList.contains('open')), 'only those are shown who have the point open');
  page.querySelector('.filter').reset();
  await wait();
  say(rows().length === many, 'and then everybody again');

  const links = all('.matrix tbody a');
  say(links.filter((link) => link.tabIndex === 0).length === 1, 'the table is one stop for the Tab key');
  const press = (key) => page.activeElement.dispatchEvent(new page.defaultView.KeyboardEvent('keydown', { key, bubbles: true }));
  links[0].focus();
  press('ArrowRight');
  press('ArrowDown');
  say(page.activeElement === rows()[1].cells[1].querySelector('a') && page.activeElement.tabIndex === 0, 'the arrow keys go from cell to cell');
  press('Home');
  say(page.activeElement === rows()[1].cells[0].querySelector('a'), 'and home to the name');
  say(all('.matrix tbody a').every((link) => link.getAttribute('href').startsWith('pages/')), 'every cell leads to a report');
}

addEventListener('load', async () => {
  const [report, bare] = ['report', 'bare'].map((id) => document.getElementById(id));
  structure(report, report.contentDocument);
  await using(report.contentDocument);
  const page = bare.contentDocument;
  say(!seen(page.querySelector('.filter')) && seen(page.querySelector('.matrix tbody a')), 'without scripts the table is there, and no control that does nothing');
  say(window.hacked === undefined, 'nothing in a name or in work was run');
});
</script>
