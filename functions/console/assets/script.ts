/**
 * The one script. Every page works without it; with it, a form is sent once, marks made in a form are not lost by
 * leaving the page, all cases of a list are chosen at once, and a button prints.
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
const wrong = document.querySelector('[data-problems]');
if (wrong) wrong.focus();
`;
