import jsQr from 'jsqr/dist/jsQR.js?url';
import readQr from '~/ui/read-qr.js?url';
import { useTexts } from '~/ui';
import { texts } from '../texts';
import scanCode from './scan-code.js?url';

/** Appears where the script runs; its words stand in data attributes. */
export function Camera() {
  const t = useTexts(texts);
  return (
    <>
      <div
        className="scanner" data-scanner="" hidden data-reader={readQr} data-jsqr={jsQr} data-check="/verifikasi?kode="
        data-start={t('scan.start')} data-stop={t('scan.stop')} data-starting={t('scan.starting')} data-ready={t('scan.ready')} data-found={t('scan.found')}
        data-denied={t('scan.denied')} data-none={t('scan.none')} data-taken={t('scan.taken')} data-failed={t('scan.failed')}
      >
        <p className="scan-says" data-scan-says="" data-tone="neutral" role="status" aria-live="assertive" hidden />
        {/* Seen by nobody but the code reader: no sound, so nothing to caption. */}
        <video muted playsInline hidden />
        <button className="button" data-kind="primary" type="button" data-scan-toggle="">{t('scan.start')}</button>
      </div>
      <script type="module" src={scanCode} />
    </>
  );
}
