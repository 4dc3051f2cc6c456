import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { page, PUBLIC } from '~/people/access/index.server';
import { clientAddress } from '~/platform/http/client-address.server';
import { takeTry } from '~/platform/rate-limit.server';
import { readCertificateCode } from '~/recognition/certification';
import { LOOK_LIMITS, verificationTexts, type PublicCertificate } from '~/recognition/verification';
import { lookUpCode } from '~/recognition/verification/index.server';
import { useRevocationWords } from '~/recognition/verification/ui/file-result';
import { PrintedFields } from '~/recognition/verification/ui/printed-fields';
import { Card, LinkButton, Page, Section, Status, useTexts, type Tone } from '~/ui';
import { titled } from '../titles';

const title = titled(verificationTexts, 'title');
export const meta: MetaFunction = (args) => [...title(args), { name: 'robots', content: 'noindex, nofollow' }];

/** Nothing between here and the reader keeps an answer that may change the next minute, and no search engine lists it. */
export const headers = () => ({ 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' });

type Answer = { state: 'found'; certificate: PublicCertificate } | { state: 'absent'; code: string; fault: string | null } | { state: 'too-many' };

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    params: z.object({ code: z.string().max(200) }),
    run: async ({ ctx, params, request }): Promise<Answer> => {
      if (takeTry(`look:${clientAddress(request)}`, LOOK_LIMITS.perAddress, LOOK_LIMITS.windowSeconds, ctx.now) > 0) return { state: 'too-many' };
      const code = readCertificateCode(params.code);
      if (!code.ok) return { state: 'absent', code: params.code.slice(0, 40), fault: code.refusal.code };
      const certificate = await lookUpCode(ctx.read, code.value);
      return certificate ? { state: 'found', certificate } : { state: 'absent', code: params.code.slice(0, 40), fault: null };
    },
  });
}

const TONES: Record<PublicCertificate['status'], Tone> = { valid: 'ok', suspended: 'warn', revoked: 'bad', replaced: 'warn' };

export default function VerifyCode() {
  const answer = useLoaderData<typeof loader>() as Answer;
  const t = useTexts(verificationTexts);
  if (answer.state === 'found') return <Found certificate={answer.certificate} />;
  const again = <LinkButton kind="primary" href="/verifikasi">{t('again')}</LinkButton>;
  if (answer.state === 'too-many') return <Page title={<Status tone="warn">{t('say.too-many')}</Status>} lede={t('say.too-many.text')} width="text">{again}</Page>;
  const text = answer.fault ? t('text.badCode', { fault: t(`fault.${answer.fault}` as 'fault.code-check') }) : t('text.absent', { code: answer.code });
  return <Page title={<Status tone="bad">{t('say.absent')}</Status>} kicker={t('title')} lede={text} width="text">{again}</Page>;
}

function Found({ certificate }: { certificate: PublicCertificate }) {
  const t = useTexts(verificationTexts);
  const words = useRevocationWords()(certificate);
  const { status, replacedBy } = certificate;
  return (
    <Page title={<Status tone={TONES[status]}>{t(`say.${status}`)}</Status>} kicker={t('pageTitle', { number: certificate.number })} lede={t(`text.${status}`, words)} width="text">
      {replacedBy ? <p><LinkButton kind="primary" href={`/v/${replacedBy.code}`}>{t('text.replacedLink', { number: replacedBy.number })}</LinkButton></p> : null}
      <Section title={t('printed')} lede={t('compare')}><PrintedFields certificate={certificate} /></Section>
      <Card kind="quiet" actions={<LinkButton href="/verifikasi">{t('fileSubmit')}</LinkButton>}><p>{t('haveFile')}</p></Card>
    </Page>
  );
}
