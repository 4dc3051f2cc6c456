/**
 * Small comforts on pages that are complete without them. Words come from data attributes.
 * Loaded once, as a module, from our own address.
 */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const PREFIX = 'bekal:keep:';
const MAX_AGE = 7 * 24 * 3600 * 1000;

/** Private windows and full disks refuse storage: drafts are then simply not kept. */
const store = (work) => {
  try {
    return work(window.localStorage);
  } catch {
    return undefined;
  }
};
const forget = (which) =>
  store((disk) => Object.keys(disk).filter((key) => key.startsWith(PREFIX) && which(JSON.parse(disk[key]))).forEach((key) => disk.removeItem(key)));

/* After the browser has gone to the #part of the address, which would take the focus away again. */
const faults = document.querySelector('[data-error-summary]');
if (faults) addEventListener('load', () => setTimeout(() => faults.focus()));
all('[data-copy],[data-print],[data-check-all]').forEach((element) => (element.hidden = false));
if (navigator.share) all('[data-share]').forEach((element) => (element.hidden = false));

document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('[data-copy],[data-share],[data-print]');
  if (!button) return;
  const { copy, copied, share, title, text } = button.dataset;
  if (copy !== undefined) {
    await navigator.clipboard.writeText(copy);
    button.lastElementChild.textContent = copied;
  } else if (share) navigator.share({ title, text, url: share }).catch(() => undefined);
  else window.print();
});

document.addEventListener('change', ({ target }) => {
  const name = target.dataset?.checkAll;
  if (name) all(`input[name="${CSS.escape(name)}"]:not(:disabled)`).forEach((box) => (box.checked = target.checked));
});

/* Sent once: a second press waits for the answer, or for fifteen seconds when none comes (a download, a lost line). */
const release = (form) => {
  delete form.dataset.sent;
  all('button[data-label]', form).forEach((button) => {
    button.querySelector('span').textContent = button.dataset.label;
    button.removeAttribute('aria-disabled');
  });
};
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.signout !== undefined) forget(() => true);
  if (form.method !== 'post') return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = '1';
  setTimeout(release, 15000, form);
  const button = event.submitter;
  const label = button?.querySelector('span');
  if (!label || !form.dataset.sending) return;
  button.dataset.label = label.textContent;
  label.textContent = form.dataset.sending;
  button.setAttribute('aria-disabled', 'true');
});
window.addEventListener('pageshow', () => all('form[data-sent]').forEach(release));

/* Long forms ask before they are left with unsent changes. */
all('form[data-guard]').forEach((form) => form.addEventListener('input', () => (form.dataset.dirty = '1')));
window.addEventListener('beforeunload', (event) => {
  if (document.querySelector('form[data-dirty]:not([data-sent])')) event.preventDefault();
});

/* Drafts: kept while typing, marked when sent, forgotten when the next page says that it was saved. */
forget((draft) => Date.now() - draft.at > MAX_AGE);
if (document.querySelector('[data-saved]')) forget((draft) => draft.sent);
const isKept = (field) => field.name && !/hidden|password|file|submit|button|reset/.test(field.type);
const isChoice = (field) => /checkbox|radio/.test(field.type);
const keep = (form, sent) => {
  const fields = [...form.elements].filter(isKept).map((field) => [field.name, isChoice(field) ? [field.value, field.checked] : field.value]);
  store((disk) => disk.setItem(PREFIX + form.dataset.keep, JSON.stringify({ at: Date.now(), sent, fields })));
};
all('form[data-keep]').forEach((form) => {
  const key = PREFIX + form.dataset.keep;
  const notice = form.querySelector('[data-kept]');
  const draft = store((disk) => JSON.parse(disk.getItem(key)));
  /* After an error the page itself brings back what was sent. */
  if (draft && !form.querySelector('[data-error-summary]')) {
    const fields = [...form.elements].filter(isKept);
    draft.fields.forEach(([name, value], index) => {
      const field = fields[index];
      if (field?.name !== name) return;
      if (!isChoice(field)) {
        if (field.value !== value && notice) notice.hidden = false;
        field.value = value;
      } else if (field.value === value[0]) field.checked = value[1];
    });
  }
  let timer;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400, form, false);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    keep(form, true);
  });
  form.addEventListener('reset', () => {
    clearTimeout(timer);
    store((disk) => disk.removeItem(key));
    if (notice) notice.hidden = true;
  });
});
