/**
 * The one script. Every page works without it; with it, a form is sent once, what is typed in a form is lost neither by
 * leaving the page, nor by sending another one, nor where no answer comes (who goes back finds it again), all cases of a list
 * are chosen at once, a button prints, a page that waits for something looks again, and photos are shown before they are sent
 * and made smaller where they are too large; none is sent before that is done.
 */
export const script = `
'use strict';
document.documentElement.classList.add('scripted');
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
for (const all of document.querySelectorAll('[data-choose-all]')) {
  const form = all.form;
  const boxes = [...form.elements].filter((box) => box.name === all.dataset.chooseAll);
  const whole = form.elements.all;
  const count = form.querySelector('[data-chosen]');
  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    count.textContent = String(chosen);
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    for (const box of [all, ...boxes]) box.disabled = whole.checked;
  };
  for (const hidden of form.querySelectorAll('.bulk [hidden]')) hidden.hidden = false;
  all.addEventListener('change', () => { for (const box of boxes) box.checked = all.checked; tell(); });
  form.addEventListener('change', tell);
  tell();
}
const draw = (picture, longest) => {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
};
const lighter = (picture, name) => new Promise((done) => {
  draw(picture, 2000).toBlob(
    (bytes) => done(new File([bytes], name.replace(/[.][^.]*$/, '') + '.jpg', { type: 'image/jpeg' })),
    'image/jpeg', 0.8,
  );
});
const light = 1000000;
const heaviest = 4000000;
const shrinking = new Set();
const weigh = (input) => [...input.files].reduce((sum, file) => sum + file.size, 0);
const lighten = async (input) => {
  const shown = input.parentElement.querySelector('.pictures');
  shown.replaceChildren();
  const chosen = new DataTransfer();
  for (const file of [...input.files]) {
    const picture = file.type.startsWith('image/') ? await createImageBitmap(file).catch(() => undefined) : undefined;
    if (picture) shown.append(draw(picture, 120));
    chosen.items.add(picture && file.size > light ? await lighter(picture, file.name) : file);
  }
  input.files = chosen.files;
  input.setCustomValidity(weigh(input) > heaviest ? input.dataset.tooLarge : '');
};
for (const input of document.querySelectorAll('[data-pictures]')) {
  input.addEventListener('change', () => {
    const work = lighten(input);
    shrinking.add(work);
    work.finally(() => shrinking.delete(work));
  });
}
const session = 'draft ' + (document.querySelector('input[name=csrf]')?.value ?? '') + ' ';
const guarded = [...document.querySelectorAll('form[data-guard]')];
const hiddenFields = (form) => [...form.querySelectorAll('input[type=hidden]')].filter(({ name }) => name !== 'csrf' && name !== 'version');
const draftOf = (form) => session + [form.getAttribute('action'), ...hiddenFields(form).map(({ value }) => value)].join(' ');
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !['hidden', 'file', 'submit'].includes(field.type));
const isTicked = (field) => field.type === 'checkbox' || field.type === 'radio';
const firstChoice = (field) => Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
const isChanged = (field) =>
  isTicked(field) ? field.checked !== field.defaultChecked
  : field.options ? field.selectedIndex !== firstChoice(field)
  : field.value !== field.defaultValue;
const keepDraft = (form) => {
  const kept = fieldsOf(form).flatMap((field, n) => isChanged(field) ? [[n, field.name, isTicked(field) ? field.checked : field.value]] : []);
  if (kept.length > 0) sessionStorage.setItem(draftOf(form), JSON.stringify(kept));
};
const restoreDraft = (form) => {
  const kept = sessionStorage.getItem(draftOf(form));
  sessionStorage.removeItem(draftOf(form));
  if (kept === null || fieldsOf(form).some(isChanged)) return;
  for (const [n, name, value] of JSON.parse(kept)) {
    const field = fieldsOf(form)[n];
    if (field?.name !== name) continue;
    if (isTicked(field)) field.checked = value; else field.value = value;
  }
  changed = true;
  const mark = document.createElement('span');
  mark.className = 'tag look';
  mark.textContent = form.dataset.guard;
  form.closest('details')?.querySelector('summary')?.append(' ', mark);
};
let changed = false;
const sending = sessionStorage.getItem('sending');
sessionStorage.removeItem('sending');
if (sending !== null && performance.getEntriesByType('navigation')[0]?.type === 'navigate') sessionStorage.removeItem(sending);
for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft ') && !key.startsWith(session)) sessionStorage.removeItem(key);
guarded.forEach(restoreDraft);
for (const form of document.querySelectorAll('form[method=post]')) {
  if (form.dataset.guard !== undefined) form.addEventListener('input', () => { changed = true; });
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) return event.preventDefault();
    if (shrinking.size > 0) {
      event.preventDefault();
      Promise.allSettled([...shrinking]).then(() => form.requestSubmit(event.submitter ?? undefined));
      return;
    }
    const heavy = [...form.querySelectorAll('[data-pictures]')].find((input) => !input.checkValidity());
    if (heavy) {
      event.preventDefault();
      heavy.reportValidity();
      return;
    }
    if (form.getAttribute('action') === '/auth/sign-out') sessionStorage.clear();
    else {
      guarded.forEach(keepDraft);
      if (guarded.includes(form)) sessionStorage.setItem('sending', draftOf(form));
    }
    form.dataset.sent = 'yes';
    changed = false;
    for (const button of form.querySelectorAll('button')) setTimeout(() => { button.disabled = true; });
  });
}
window.addEventListener('beforeunload', (event) => { if (changed) event.preventDefault(); });
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('button')) button.disabled = false;
  }
});
const typed = () => [...document.querySelectorAll('textarea')].some((area) => area.value !== area.defaultValue);
if (document.querySelector('[data-awaits]')) setInterval(() => { if (!typed()) location.reload(); }, 4000);
const wrong = document.querySelector('[data-problems]');
if (wrong) {
  wrong.focus();
  history.replaceState(null, '', document.querySelector('link[rel=canonical]').href);
}
`;
