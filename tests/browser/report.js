// What a person does on the page of a report. Loaded by frame.html.
'use strict';

function structure(page) {
  const all = (selector) => Array.from(page.querySelectorAll(selector));
  let level = 0;
  const skips = all('h1, h2, h3, h4, h5, h6').filter((heading) => {
    const before = level;
    level = Number(heading.tagName[1]);
    return !heading.closest('.file') && level > before + 1;
  });
  say(skips.length === 0, 'no level of heading is skipped');
  const small = all('.choose, .chip, .filter label, summary').filter(seen).filter((element) => {
    const box = element.getBoundingClientRect();
    return box.height < 24 || box.width < 24;
  });
  say(small.length === 0, 'a finger can hit every control');
}

function choosing(page) {
  const all = (selector) => Array.from(page.querySelectorAll(selector));
  const on = () => all('mark.on');
  const press = (key) => page.dispatchEvent(new page.defaultView.KeyboardEvent('keydown', { key }));
  const button = page.querySelector('.choose');
  if (button) {
    const card = button.closest('.point');
    say(seen(button) && button.tabIndex === 0, 'the button is there and can be reached by keyboard');
    button.focus();
    say(page.activeElement === button, 'it takes the focus');
    button.click();
    const own = new Set(card.dataset.spots.split(' '));
    say(on().length > 0 && on().every((mark) => mark.dataset.spots.split(' ').some((spot) => own.has(spot))), 'a point shows its own evidence');
    say(new Set(on().flatMap((mark) => mark.dataset.spots.split(' ')).filter((spot) => own.has(spot))).size === own.size, 'and all of it');
    say(button.getAttribute('aria-pressed') === 'true', 'the button says that it is pressed');
    button.click();
    say(on().length === 0 && button.getAttribute('aria-pressed') === 'false', 'pressed again it lets go');
  }
  const mark = page.querySelector('mark[data-spots]');
  if (mark) {
    mark.click();
    const earned = page.querySelector('.earned');
    say(seen(earned) && earned.querySelectorAll('li').length > 0, 'a highlight shows what it earned');
    say(all('.card.chosen').length > 0, 'and marks the cards');
    say(earned.querySelector('.close').getAttribute('aria-label') === 'Close', 'the note can be closed');
    press('Escape');
    say(!seen(earned) && on().length === 0, 'Escape lets go');
  }
  const tag = page.querySelector('.tag');
  if (tag) {
    say(tag.tabIndex === 0, 'a tag can be reached by keyboard');
    tag.click();
    say(seen(page.getElementById(tag.dataset.of.split(' ')[0])), 'a tag opens the card it leads to');
    press('Escape');
  }
  const quote = page.querySelector('.points a.quote');
  if (quote) {
    quote.click();
    say(on().some((one) => '#' + one.id === quote.getAttribute('href')), 'a quote shows its words in the text');
    press('Escape');
  }
}

function filtering(page) {
  const all = (selector) => Array.from(page.querySelectorAll(selector));
  for (const status of ['open', 'part', 'met']) {
    const filter = page.querySelector('.f-' + status);
    const wanted = all('.point.' + status).length;
    say(filter.disabled === (wanted === 0), `${status} can be chosen if there is any`);
    if (filter.disabled) continue;
    filter.click();
    const shown = all('.point').filter(seen);
    say(shown.length === wanted && shown.every((point) => point.classList.contains(status)), `only ${status} points are shown`);
    say(page.querySelector('.told').textContent.startsWith(String(wanted)), 'and their number is told');
  }
  page.querySelector('.f-all').click();
  say(all('.point').every(seen), 'all points are shown again');
}

function harmless(page) {
  say(window.hacked === undefined, 'nothing in the text ran');
  say(page.querySelectorAll('img, iframe, object, embed, link, form').length === 0, 'nothing in the text became an element');
  const script = page.createElement('script');
  script.textContent = 'parent.hacked = 3';
  page.body.append(script);
  const image = page.createElement('img');
  image.src = '/leak';
  page.body.append(image);
  const style = page.createElement('style');
  style.textContent = 'body { outline: 7px solid }';
  page.head.append(style);
  say(window.hacked === undefined, 'no other script may run');
  say(page.defaultView.getComputedStyle(page.body).outlineWidth !== '7px', 'no other style may apply');
  style.remove();
  image.remove();
}

function bare(page) {
  const all = (selector) => Array.from(page.querySelectorAll(selector));
  say(all('.point').length > 0 && all('.point').every(seen), 'without scripts every point is shown');
  say(all('.advice').every((advice) => seen(advice) || advice.closest('details')), 'without scripts advice is shown');
  say(all('.file').every(seen), 'without scripts the text is shown');
  say(!all('.choose, .earned').some(seen), 'without scripts there is no button that does nothing');
  say(all('a').every((link) => page.getElementById(link.getAttribute('href').slice(1))), 'without scripts every link leads somewhere');
  const filter = all('.filter input').find((input) => !input.disabled && input.value !== 'all');
  if (filter) {
    filter.checked = true;
    say(all('.point').filter(seen).every((point) => point.classList.contains(filter.value)), 'without scripts the filter works');
  }
}

addEventListener('load', () => {
  try {
    const frame = document.getElementById('report');
    const page = frame.contentDocument;
    const text = page.querySelector('.text').textContent;
    fits(frame, page);
    readable(page);
    structure(page);
    choosing(page);
    filtering(page);
    frame.width = 390;
    choosing(page);
    harmless(page);
    bare(document.getElementById('bare').contentDocument);
    say(text.length > 0, 'the text is there');
  } catch (error) {
    say(false, String(error) + ' ' + error.stack);
  }
});
