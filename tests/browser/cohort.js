// What a person does on the page of a cohort. Loaded by frame.html.
'use strict';

const wait = () => new Promise((done) => setTimeout(done, 20));

function structure(page) {
  const all = (selector) => Array.from(page.querySelectorAll(selector));
  say(all('.matrix tbody td').every((cell) => /\w/.test(cell.textContent)), 'every cell says in words or figures what it means');
  say(all('.matrix tbody tr').every((row) => row.cells[0].getAttribute('scope') === 'row'), 'every row has its header');
  say(all('table').every((table) => page.getElementById(table.getAttribute('aria-labelledby'))), 'every table has a name');
}

async function using(page) {
  const all = (selector) => Array.from(page.querySelectorAll(selector));
  const rows = () => all('.matrix tbody tr').filter(seen);
  const names = () => rows().map((row) => row.cells[0].textContent);
  const many = rows().length;
  const first = names();
  const heads = all('.matrix thead th');
  const met = heads.findIndex((head) => head.textContent === 'Met');
  const lost = (row) => row.cells[1].classList.contains('lost');
  const figures = () => rows().map((row) => lost(row) ? -1 : Number(row.cells[met].textContent));
  const button = heads[met].querySelector('button');
  say(seen(button) && button.tabIndex === 0, 'a column is sorted by a button');
  button.click();
  say(heads[met].getAttribute('aria-sort') === 'ascending' && figures().every((n, i, all) => i === 0 || all[i - 1] <= n), 'the fewest points come first');
  button.click();
  say(heads[met].getAttribute('aria-sort') === 'descending' && figures().every((n, i, all) => i === 0 || all[i - 1] >= n), 'and then the most');
  heads[0].querySelector('button').click();
  say(names().join() === first.join() && !heads[met].hasAttribute('aria-sort'), 'by name it is as it was');
  heads[1].querySelector('button').click();
  const rank = (cell) => ['lost', 'open', 'part', 'met'].findIndex((status) => cell.classList.contains(status));
  say(rows().every((row, i, all) => i === 0 || rank(all[i - 1].cells[1]) <= rank(row.cells[1])), 'a point is sorted from open to met');
  heads[0].querySelector('button').click();

  const [name, point, status] = ['.f-name', '.f-point', '.f-status'].map((selector) => page.querySelector(selector));
  const told = () => page.querySelector('.told').textContent;
  const change = (element, value) => { element.value = value; element.dispatchEvent(new Event('input', { bubbles: true })); };
  change(name, first[0].toUpperCase());
  say(rows().length === 1 && told() === '1 of ' + many + ' learners shown', 'a name is found whatever its case, and it is told how many are shown');
  change(name, first[first.length - 1]);
  const stops = () => all('.matrix tbody a').filter((link) => link.tabIndex === 0);
  say(stops().length === 1 && stops()[0] === rows()[0].querySelector('a'), 'the Tab key reaches the table when only some are shown');
  change(name, 'nobody is called this');
  say(rows().length === 0 && stops().length === 0, 'where nobody is shown there is nothing to reach');
  change(name, '');
  say(stops().length === 1 && seen(stops()[0]), 'and it can be reached again when all are shown');
  change(point, '0');
  change(status, 'open');
  say(rows().length < many && rows().every((row) => row.cells[1].classList.contains('open')), 'only those are shown who have the point open');
  change(status, 'lost');
  say(rows().length === 1 && lost(rows()[0]) && stops().length === 0, 'what could not be read is found by that');
  change(point, '3');
  say(rows().length === 1, 'whatever the point');
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
  press('End');
  const last = Array.from(rows()[1].querySelectorAll('a')).pop();
  say(page.activeElement === last && last.tabIndex === 0 && stops().length === 1, 'and end to the last point');
  say(all('.matrix tbody a').every((link) => link.getAttribute('href').startsWith('pages/')), 'every cell leads to a report');
}

addEventListener('load', async () => {
  const [report, bare] = ['report', 'bare'].map((id) => document.getElementById(id));
  fits(report, report.contentDocument);
  readable(report.contentDocument);
  structure(report.contentDocument);
  await using(report.contentDocument);
  const page = bare.contentDocument;
  say(!seen(page.querySelector('.filter')) && seen(page.querySelector('.matrix tbody a')), 'without scripts the table is there, and no control that does nothing');
  say(window.hacked === undefined, 'nothing in a name or in work was run');
});
