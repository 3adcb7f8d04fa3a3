/**
 * The one script. Every page works without it; with it, a form is sent once, marks made in a form are not lost by
 * leaving the page, all cases of a list are chosen at once, a button prints, a page that waits for something looks again, and photos are shown before they are sent
 * and made smaller where they are too large.
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
  const boxes = () => [...form.elements].filter((box) => box.name === all.dataset.chooseAll);
  const count = document.querySelector('[data-chosen]');
  const tell = () => { if (count) count.textContent = String(boxes().filter((box) => box.checked).length); };
  all.hidden = false;
  all.addEventListener('change', () => { for (const box of boxes()) box.checked = all.checked; tell(); });
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
for (const input of document.querySelectorAll('[data-pictures]')) {
  input.addEventListener('change', async () => {
    const shown = input.parentElement.querySelector('.pictures');
    shown.replaceChildren();
    const chosen = new DataTransfer();
    for (const file of [...input.files]) {
      const picture = file.type.startsWith('image/') ? await createImageBitmap(file).catch(() => undefined) : undefined;
      if (picture) shown.append(draw(picture, 120));
      chosen.items.add(picture && file.size > light ? await lighter(picture, file.name) : file);
    }
    input.files = chosen.files;
  });
}
let changed = false;
for (const form of document.querySelectorAll('form[method=post]')) {
  if (form.dataset.guard !== undefined) form.addEventListener('input', () => { changed = true; });
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) return event.preventDefault();
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
if (wrong) wrong.focus();
`;
