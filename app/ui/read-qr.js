/**
 * Reading QR codes from a camera, for the pages that scan. Loaded as a module from our own address, only where somebody
 * starts a camera. Devices with a reader of their own use it; the others fetch ours.
 */

/** Longest side that is searched for a code: more costs time on old phones and finds no more. */
const SIDE = 640;

const loadJsQr = (address) => new Promise((resolve, reject) => {
  if (window.jsQR) return resolve(window.jsQR);
  const script = document.createElement('script');
  script.src = address;
  script.onload = () => resolve(window.jsQR);
  script.onerror = reject;
  document.head.append(script);
});

/** A function from the video (or a picture) and its size to the text of its QR code, or nothing. */
export const makeReader = async (jsQrAddress) => {
  const formats = 'BarcodeDetector' in window ? await window.BarcodeDetector.getSupportedFormats() : [];
  if (formats.includes('qr_code')) {
    const detector = new window.BarcodeDetector({ formats: ['qr_code'] });
    return async (source) => (await detector.detect(source))[0]?.rawValue;
  }
  const jsQr = await loadJsQr(jsQrAddress);
  const canvas = document.createElement('canvas');
  return async (source, width, height) => {
    const scale = Math.min(1, SIDE / Math.max(width, height));
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQr(data, canvas.width, canvas.height)?.data;
  };
};

/** The camera at the back of a phone, or the only one there is. */
export const openCamera = () => navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
