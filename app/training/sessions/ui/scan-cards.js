/**
 * Reads cards with the camera and sends each code to the address in `data-post`. The page is complete without it:
 * codes can be typed and photographs sent. Words come from data attributes. Loaded as a module from our own address.
 */
const box = document.querySelector('[data-scanner]');
const words = box.dataset;
const video = box.querySelector('video');
const says = box.querySelector('[data-scan-says]');
const toggle = box.querySelector('[data-scan-toggle]');

/** A card is sent again only after it was out of sight for so many milliseconds. */
const AGAIN_AFTER = 4000;
const EVERY = 180;

let stream;
let running = false;
let busy = false;
let seen = { code: '', at: 0 };

const say = (tone, text) => {
  says.dataset.tone = tone;
  says.textContent = text;
};

const buzz = (pattern) => navigator.vibrate?.(pattern);

/** Refreshes counter and latest records from the page itself, so that undo is always at hand. */
const refresh = async () => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of ['[data-scan-latest]', '[data-scan-count]']) {
    const fresh = page.querySelector(part);
    if (fresh) document.querySelector(part)?.replaceWith(document.adoptNode(fresh));
  }
};

const send = async (code, method = 'qr') => {
  busy = true;
  say('neutral', words.sending);
  try {
    const answer = await fetch(words.post, { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams({ code, method }) });
    if (!answer.headers.get('content-type')?.includes('json')) return say('bad', words.signedOut);
    const { tone, text } = await answer.json();
    say(tone, text);
    buzz(tone === 'ok' ? 90 : [70, 60, 70]);
    if (tone === 'ok') await refresh();
  } catch {
    seen = { code: '', at: 0 };
    say('bad', words.offline);
    buzz([70, 60, 70]);
  } finally {
    busy = false;
  }
};

const watch = async (read) => {
  while (running) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    if (busy || !video.videoWidth || document.hidden) continue;
    const code = await read(video, video.videoWidth, video.videoHeight).catch(() => undefined);
    if (!code) continue;
    const repeated = code === seen.code && Date.now() - seen.at < AGAIN_AFTER;
    seen = { code, at: Date.now() };
    if (!repeated) await send(code);
  }
};

const stop = () => {
  running = false;
  stream?.getTracks().forEach((track) => track.stop());
  video.hidden = true;
  toggle.textContent = words.start;
};

const start = async () => {
  say('neutral', words.starting);
  try {
    const { makeReader, openCamera } = await import(words.reader);
    stream = await openCamera();
    const read = await makeReader(words.jsqr);
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    running = true;
    toggle.textContent = words.stop;
    say('neutral', words.ready);
    void watch(read);
  } catch {
    stop();
    say('bad', words.denied);
  }
};

box.hidden = false;
document.querySelector('[data-scan-without]')?.remove();
toggle.addEventListener('click', () => (running ? stop() : start()));
window.addEventListener('pagehide', stop);

/* A typed code is recorded without leaving the camera. */
const typed = document.querySelector('#ketik');
typed?.addEventListener('submit', (event) => {
  const field = typed.querySelector('input[name="code"]');
  if (!running || !field?.value.trim()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void send(field.value, 'code').then(() => (field.value = ''));
}, true);

void start();
