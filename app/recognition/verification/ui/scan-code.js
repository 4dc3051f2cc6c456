/**
 * Reads the QR code of a certificate with the camera and opens the page that checks it. The page is complete without
 * this: the code can be typed and a photograph sent. Nothing is loaded before the button is pressed, and no address from
 * a code is ever opened: its text goes to our own server. Words come from data attributes.
 */
const box = document.querySelector('[data-scanner]');
const words = box.dataset;
const video = box.querySelector('video');
const says = box.querySelector('[data-scan-says]');
const toggle = box.querySelector('[data-scan-toggle]');
const EVERY = 150;

let stream;
let running = false;

const say = (tone, text) => {
  says.hidden = false;
  says.dataset.tone = tone;
  says.textContent = text;
};

const stop = () => {
  running = false;
  stream?.getTracks().forEach((track) => track.stop());
  video.hidden = true;
  toggle.textContent = words.start;
};

const watch = async (read) => {
  while (running) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    if (!video.videoWidth || document.hidden) continue;
    const text = await read(video, video.videoWidth, video.videoHeight).catch(() => undefined);
    if (!text || !running) continue;
    stop();
    navigator.vibrate?.(90);
    say('ok', words.found);
    location.assign(`${words.check}${encodeURIComponent(text.slice(0, 300))}`);
  }
};

/** What went wrong, in words: refused, no camera, taken by another program, or no line to fetch the reader. */
const wordFor = ({ name }) => ({ NotAllowedError: words.denied, SecurityError: words.denied, NotReadableError: words.taken, AbortError: words.taken, NotFoundError: words.none, OverconstrainedError: words.none })[name] ?? words.failed;

const start = async () => {
  if (!navigator.mediaDevices?.getUserMedia) return say('bad', words.none);
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
  } catch (error) {
    stop();
    say('bad', wordFor(error));
  }
};

box.hidden = false;
toggle.addEventListener('click', () => (running ? stop() : start()));
addEventListener('pagehide', stop);
