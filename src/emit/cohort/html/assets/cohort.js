'use strict';
// Everything can be read and reached without this. It sorts and filters the table, and lets the arrow keys go through it.
for (const view of document.querySelectorAll('.view')) {
  const table = view.querySelector('.matrix');
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const told = view.querySelector('.told');
  const filter = view.querySelector('.filter');
  const byName = new Map(rows.map((row, index) => [row, index]));
  const rank = { lost: -1, open: 0, part: 1, met: 2 };

  // The table is one stop for the Tab key; from there the arrow keys go on.
  const links = body.querySelectorAll('a');
  let current = null;
  const stop = (link) => {
    if (current) current.tabIndex = -1;
    current = link;
    if (link) link.tabIndex = 0;
  };
  // A link in a row that is not shown cannot be reached, and with it the whole table could not.
  const reachable = () => {
    if (current && !current.closest('tr').hidden) return;
    const row = Array.from(body.rows).find((row) => !row.hidden && row.querySelector('a'));
    stop(row ? row.querySelector('a') : null);
  };
  for (const link of links) link.tabIndex = -1;

  // What could not be read has one cell for all columns.
  const at = (row, column) => row.cells[Math.min(column, row.cells.length - 1)];
  // What a cell counts for when rows are put in order.
  const worth = (cell) => {
    for (const status of Object.keys(rank)) if (cell.classList.contains(status)) return rank[status] * 2 + (cell.classList.contains('look') ? 0 : 1);
    return Number(cell.textContent);
  };
  const sort = (column, down) => {
    const compare = column === 0 ? (a, b) => byName.get(a) - byName.get(b)
      : (a, b) => worth(at(a, column)) - worth(at(b, column));
    const ordered = rows.slice().sort((a, b) => (down ? -compare(a, b) : compare(a, b)) || byName.get(a) - byName.get(b));
    body.append(...ordered);
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
  };
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(column, head.getAttribute('aria-sort') === 'ascending'));
    head.append(button);
  });
  heads[0].setAttribute('aria-sort', 'ascending');

  const name = filter.querySelector('.f-name');
  const point = filter.querySelector('.f-point');
  const status = filter.querySelector('.f-status');
  const apply = () => {
    const wanted = name.value.trim().toLowerCase();
    const points = view.querySelectorAll('.points tbody tr').length;
    let shown = 0;
    for (const row of rows) {
      const cells = Array.from(row.cells).slice(1, points + 1);
      const looked = point.value === '' ? cells : [at(row, Number(point.value) + 1)];
      const fits = row.cells[0].textContent.toLowerCase().includes(wanted)
        && (status.value === '' || looked.some((cell) => cell.classList.contains(status.value)));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    told.textContent = shown + ' of ' + rows.length + ' learners shown';
    reachable();
  };
  filter.addEventListener('input', apply);
  filter.addEventListener('reset', () => setTimeout(apply));
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.hidden = false;
  told.hidden = false;
  apply();

  if (!links.length) continue;
  view.querySelector('.keys').hidden = false;
  const go = (link) => {
    if (!link) return;
    stop(link);
    link.focus();
  };
  const beside = (row, step) => {
    let at = row;
    do at = step > 0 ? at.nextElementSibling : at.previousElementSibling; while (at && (at.hidden || !at.querySelector('a')));
    return at;
  };
  body.addEventListener('focusin', (event) => {
    if (event.target.tagName === 'A') stop(event.target);
  });
  body.addEventListener('keydown', (event) => {
    const cell = event.target.closest('td, th');
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = cell.parentElement;
    const linkOf = (in_row, column) => in_row && in_row.cells[column] && in_row.cells[column].querySelector('a');
    const steps = {
      ArrowRight: () => linkOf(row, cell.cellIndex + 1),
      ArrowLeft: () => linkOf(row, cell.cellIndex - 1),
      ArrowDown: () => linkOf(beside(row, 1), cell.cellIndex),
      ArrowUp: () => linkOf(beside(row, -1), cell.cellIndex),
      Home: () => linkOf(row, 0),
      End: () => Array.from(row.querySelectorAll('a')).pop(),
    };
    if (!steps[event.key]) return;
    event.preventDefault();
    go(steps[event.key]());
  });
}
