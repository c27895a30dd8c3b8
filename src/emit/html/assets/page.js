'use strict';
// Everything can be read and reached without this. It ties the points and the text together: choosing either shows the other.
for (const report of document.querySelectorAll('.report')) {
  const text = report.querySelector('.text');
  const earned = report.querySelector('.earned');
  const told = report.querySelector('.told');
  const all = (selector) => Array.from(report.querySelectorAll(selector));
  const numbers = (list) => (list || '').split(' ').filter(Boolean);
  const wide = matchMedia('(min-width: 62rem)');

  const clear = () => {
    for (const one of all('.on, .chosen')) one.classList.remove('on', 'chosen');
    for (const button of all('.choose[aria-pressed="true"]')) button.setAttribute('aria-pressed', 'false');
    text.classList.remove('choosing');
    earned.hidden = true;
    earned.replaceChildren();
  };

  // Lights up these places of the text; gives the first of them.
  const light = (spots, isOwn) => {
    const wanted = new Set(spots);
    text.classList.add('choosing');
    const marks = all('mark[data-spots]').filter((mark) => numbers(mark.dataset.spots).some((spot) => wanted.has(spot)));
    for (const mark of marks) mark.classList.add('on');
    for (const tag of all('.tag')) if (wanted.has(tag.dataset.spot) && isOwn(tag)) tag.classList.add('on');
    return marks[0];
  };

  const choosePoint = (card) => {
    clear();
    card.classList.add('chosen');
    const button = card.querySelector('.choose');
    if (button) button.setAttribute('aria-pressed', 'true');
    return light(numbers(card.dataset.spots), (tag) => tag.dataset.card === card.id);
  };

  const open = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
  };

  // Shows what the words at these places earned.
  const chooseWords = (spots) => {
    clear();
    light(spots, () => true);
    const tags = all('.tag').filter((tag) => spots.includes(tag.dataset.spot));
    const title = document.createElement('p');
    title.textContent = 'What these words do';
    const list = document.createElement('ul');
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'close';
    close.textContent = '×';
    close.setAttribute('aria-label', 'Close');
    close.addEventListener('click', clear);
    for (const tag of tags) {
      const card = document.getElementById(tag.dataset.card);
      if (card) card.classList.add('chosen');
      for (const id of numbers(tag.dataset.of)) {
        const of = document.getElementById(id);
        const says = of && of.querySelector('.says');
        if (!says) continue;
        of.classList.add('on');
        const name = card.querySelector('.id').textContent;
        const letter = of.querySelector('.letter');
        const link = document.createElement('a');
        link.href = '#' + id;
        link.textContent = letter ? name + ' ' + letter.textContent : name;
        const item = document.createElement('li');
        item.append(link, ' ' + tag.querySelector('.aloud').textContent.trim() + ': ' + says.textContent);
        list.append(item);
      }
    }
    earned.append(title, list, close);
    earned.hidden = false;
    return tags.length > 0 && document.getElementById(tags[0].dataset.of.split(' ')[0]);
  };

  for (const button of all('.choose')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-pressed') === 'true') return clear();
      const first = choosePoint(button.closest('.point'));
      if (!first) return;
      // Side by side the text moves and the card stays where it is; one below the other the page goes to the words.
      if (wide.matches) text.scrollBy({ top: first.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4 });
      else {
        first.scrollIntoView({ block: 'start' });
        first.focus({ preventScroll: true });
      }
    });
  }
  for (const details of all('.what')) {
    details.querySelector('summary').addEventListener('click', () => {
      if (!details.open) choosePoint(details.closest('.point'));
      else clear();
    });
  }
  for (const link of all('a.quote')) {
    link.addEventListener('click', () => {
      const card = link.closest('.point');
      if (card) choosePoint(card);
      else chooseWords([link.dataset.spot]);
    });
  }
  for (const tag of all('.tag')) {
    tag.addEventListener('click', () => {
      chooseWords([tag.dataset.spot]);
      open(document.getElementById(tag.dataset.of.split(' ')[0]));
    });
  }
  text.addEventListener('click', (event) => {
    const mark = event.target.closest('mark[data-spots]');
    if (!mark || event.target.closest('a') || String(getSelection())) return;
    const part = chooseWords(numbers(mark.dataset.spots));
    if (!part || !wide.matches) return;
    open(part);
    part.scrollIntoView({ block: 'center' });
  });
  for (const filter of all('.filter input')) {
    filter.addEventListener('change', () => {
      const shown = all('.point').filter((point) => point.offsetParent !== null).length;
      told.textContent = shown === 1 ? '1 point shown' : shown + ' points shown';
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') clear();
  });
}
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('.what')) details.open = true;
});
