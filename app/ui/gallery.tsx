import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '~/platform/i18n/catalogue';
import {
  BulkBar, Button, Card, CheckboxField, CheckboxGroup, Cluster, Code, ConfirmPage, DataTable, DateText, Disclosure, Dropzone, EmptyState, Facts,
  Field, Fieldset, FileField, Filters, Form, Grid, ICON_NAMES, Icon, IconLine, LinkButton, LocaleProvider, Meter, MomentText, Notice, Page, Pagination, PostButton,
  PrintButton, PrintSheet, Progress, Prose, QrFigure, RadioGroup, Section, Share, Shell, Split, Stack, Stat, Stats, Status, Stepper, SubmitRow, Tabs, Timeline,
} from './index';
import { person, people, lesson, sampleForm, steps, tabs, texts } from './gallery-samples';
import type { Participant } from './gallery-samples';
import { useLocale, useTexts } from './texts';
import { formatBytes, formatMinutes, formatNumber } from './format';

/** Sheets of the gallery, each a whole page. */
export type GalleryPage = 'today' | 'office' | 'forms' | 'lesson' | 'confirm' | 'paper';

/** Every part of the kit on invented data, for looking at and for the accessibility check. Not a route. */
export function galleryPage(page: GalleryPage, locale: Locale): string {
  const Content = PAGES[page];
  return renderToStaticMarkup(<LocaleProvider locale={locale}><Content /></LocaleProvider>);
}

const footer = { contactHref: '#kontak', privacyHref: '#privasi', verifyHref: '#verifikasi' };

function VolunteerShell({ children }: { children: ReactElement }) {
  const t = useTexts(texts);
  const nav = [
    { href: '#hari-ini', label: t('today'), icon: 'home', current: true },
    { href: '#belajar', label: t('learn'), icon: 'book' },
    { href: '#angkatan', label: t('cohort'), icon: 'people' },
    { href: '#kegiatan', label: t('logbook'), icon: 'edit', count: 1 },
    { href: '#sertifikat', label: t('certificate'), icon: 'award' },
  ] as const;
  return (
    <Shell nav={[...nav]} person={person} account={[{ href: '#profil', label: t('profile'), icon: 'person' }]} signOutAction="#keluar" languageHref="#en" footer={footer} flash={{ tone: 'ok', text: t('flash') }}>
      {children}
    </Shell>
  );
}

function OfficeShell({ children }: { children: ReactElement }) {
  const t = useTexts(texts);
  const nav = (['today', 'cohorts', 'programmes', 'learn', 'certificate', 'reports', 'audit'] as const).map((key, index) => ({ href: `#${key}`, label: t(key), current: index === 1 }));
  return <Shell nav={nav} person={person} signOutAction="#keluar" footer={footer} banner={t('demo')}>{children}</Shell>;
}

function Today() {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <VolunteerShell>
      <Page title={t('greeting', { name: person.name })} lede={<>{t('programme')}, <DateText value="2017-07-26" to="2017-07-29" /></>}>
        <Split aside={<>
          <Card title={t('hours')} level={2}><Progress id="jp" label={t('hours')} value={27} max={36} words={t('hoursWords')} /></Card>
          <Card><Stat label={t('mark')} value={formatNumber(82.5, locale)} note={t('markNote')} /></Card>
        </>}>
          <Card kind="next" kicker={t('nextStep')} title={t('nextTitle')} actions={<LinkButton kind="primary" size="wide" icon="arrow-right" href="#mulai">{t('continue')}</LinkButton>}>
            <IconLine icon="clock">{formatMinutes(12, locale)} · {t('nextNote')}</IconLine>
            <IconLine icon="pin">{t('place')}, <MomentText value="2017-07-27T01:00:00Z" show="time" /></IconLine>
          </Card>
          <Notice tone="warn" title={t('lacking')}>{t('lackingText')}</Notice>
          <Section title={t('path')}><Stepper label={t('path')} steps={steps(t)} /></Section>
          <Section title={t('messages')}><EmptyState icon="message" title={t('noMessages')} action={<LinkButton href="#jadwal">{t('schedule')}</LinkButton>}>{t('noMessagesText')}</EmptyState></Section>
        </Split>
      </Page>
    </VolunteerShell>
  );
}

function Office() {
  const t = useTexts(texts);
  const columns = [
    { key: 'name', header: t('name'), cell: (row: Participant) => <a href={`#${row.id}`}>{row.name}</a>, sort: { href: '#nama', direction: 'ascending' as const } },
    { key: 'region', header: t('region'), cell: (row: Participant) => row.region, sort: { href: '#wilayah' } },
    { key: 'jp', header: t('jp'), cell: (row: Participant) => row.jp, align: 'end' as const },
    { key: 'verdict', header: t('verdict'), cell: (row: Participant) => <Status tone={row.tone} reason={row.reason}>{row.word}</Status> },
    { key: 'phone', header: t('phone'), cell: (row: Participant) => row.phone, wideOnly: true, nowrap: true },
  ];
  return (
    <OfficeShell>
      <Page
        width="wide" kicker={t('cohorts')} title={t('board')} lede={t('boardLede')}
        breadcrumbs={[{ label: t('cohorts'), href: '#angkatan' }, { label: t('board') }]}
        actions={<><LinkButton icon="download" href="#ekspor">{t('export')}</LinkButton><PrintButton /></>}
      >
        <Tabs label={t('board')} tabs={tabs(t)} />
        <Stats><Stat label={t('accepted')} value="30" note={t('quota')} /><Stat label={t('reserve')} value="12" /><Stat label={t('competent')} value="18" href="#kompeten" /></Stats>
        <Filters
          search={{ name: 'cari', label: t('searchPeople'), value: 'sri' }} clearHref="#semua"
          groups={[{ label: t('verdict'), chips: [{ label: t('all'), href: '#a', count: 30 }, { label: t('notYet'), href: '#b', active: true, count: 12 }, { label: t('competent'), href: '#c', count: 18 }] }]}
        />
        <Form>
          <DataTable caption={t('participants')} columns={columns} rows={people} rowKey={(row) => row.id} bulk={{ name: 'peserta', value: (row) => row.id, label: (row) => row.name }} tone={(row) => (row.tone === 'bad' ? 'bad' : undefined)} />
          <BulkBar><Button kind="primary" icon="message">{t('invite')}</Button><Button kind="secondary">{t('move')}</Button></BulkBar>
        </Form>
        <Pagination page={2} pages={5} href={(page) => `#halaman-${page}`} rows={{ from: 7, to: 12, total: 30 }} />
        <Section title={t('history')}><Timeline label={t('history')} events={[{ when: <MomentText value="2017-07-29T09:30:00Z" />, title: t('corrected'), who: person.name, children: <p>{t('correctedWhy')}</p> }, { when: <MomentText value="2017-07-26T01:02:00Z" />, title: t('arrived'), tone: 'ok' }]} /></Section>
      </Page>
    </OfficeShell>
  );
}

function Forms() {
  const t = useTexts(texts);
  return (
    <VolunteerShell>
      <Page width="text" title={t('formTitle')} lede={t('formLede')}>
        <Form state={sampleForm(t)} intent="simpan" files keep="gallery">
          <Field name="nama" label={t('name')} hint={t('nameHint')} required autoComplete="name" />
          <Field name="nik" label={t('nik')} hint={t('nikHint')} required inputMode="numeric" width="medium" />
          <Field name="jumlah" type="number" label={t('audience')} unit={t('people')} width="short" min={0} />
          <Field name="tanggal" type="date" label={t('date')} required width="medium" />
          <Field name="sasaran" type="select" label={t('target')} options={[{ value: '1', label: t('target1') }, { value: '2', label: t('target2') }]} />
          <Field name="refleksi" type="textarea" label={t('reflection')} hint={t('reflectionHint')} />
          <RadioGroup name="metode" legend={t('method')} required inline options={[{ value: 'l', label: t('direct') }, { value: 'tl', label: t('indirect') }]} />
          <CheckboxGroup name="media" legend={t('media')} defaultValues={['b']} options={[{ value: 'a', label: t('leaflet') }, { value: 'b', label: t('flipchart'), hint: t('flipchartHint') }]} />
          <RadioGroup name="soal" large mark={false} legend={t('question')} defaultValue="b" options={(['a', 'b', 'c'] as const).map((key) => ({ value: key, label: t(`answer_${key}`) }))} />
          <FileField name="foto" label={t('photo')} accept="image/jpeg" types="JPG" maxBytes={2_000_000} capture="environment" />
          <Dropzone name="pdf" label={t('pdf')} accept=".pdf" types="PDF" maxBytes={5_000_000} required />
          <Fieldset legend={t('consentTitle')} hint={t('consentHint')}><CheckboxField name="setuju" label={t('consent')} hint={t('consentMore')} required /></Fieldset>
          <SubmitRow cancelHref="#batal" note={t('once')} />
        </Form>
        <Section title={t('buttons')}>
          <Cluster><Button>{t('save')}</Button><Button kind="secondary">{t('download')}</Button><Button kind="danger" icon="trash">{t('revoke')}</Button><Button kind="quiet">{t('later')}</Button><Button disabled>{t('closed')}</Button><PostButton intent="undo" icon="undo" size="small">{t('undo')}</PostButton></Cluster>
        </Section>
        <Section title={t('tones')}>
          <Stack>
            {(['ok', 'warn', 'bad', 'info', 'neutral'] as const).map((tone) => <Status key={tone} tone={tone} reason={t('lackingText')}>{t(`tone_${tone}`)}</Status>)}
            {(['ok', 'bad', 'info'] as const).map((tone) => <Notice key={tone} tone={tone}>{t('lackingText')}</Notice>)}
            <Meter id="nilai" label={t('mark')} value={55} low={60} high={70} optimum={100} words={t('markWords')} />
          </Stack>
        </Section>
        <Section title={t('icons')}><Cluster>{ICON_NAMES.map((name) => <span key={name}><Icon name={name} /> {name}</span>)}</Cluster></Section>
      </Page>
    </VolunteerShell>
  );
}

function Lesson() {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <VolunteerShell>
      <Page width="text" kicker={t('course')} title={t('lessonTitle')} lede={`${formatBytes(24_000, locale)} · ${formatMinutes(15, locale)}`} breadcrumbs={[{ label: t('learn'), href: '#belajar' }, { label: t('lessonTitle') }]}>
        <Disclosure summary={t('contents')}><ol><li><a href="#satu">{t('lessonTitle')}</a></li></ol></Disclosure>
        <Prose>{lesson(t)}</Prose>
        <PostButton intent="selesai" kind="primary" size="wide" icon="check">{t('finish')}</PostButton>
      </Page>
    </VolunteerShell>
  );
}

function Confirm() {
  const t = useTexts(texts);
  return (
    <OfficeShell>
      <ConfirmPage
        title={t('revokeTitle')} consequences={[t('revoke1'), t('revoke2'), t('revoke3')]} submitLabel={t('revoke')} cancelHref="#batal"
        confirmation={{ kind: 'type', word: t('revokeWord') }} breadcrumbs={[{ label: t('certificate'), href: '#s' }, { label: t('revoke') }]}
      >
        <Field name="alasan" type="textarea" label={t('reason')} required />
      </ConfirmPage>
    </OfficeShell>
  );
}

function Paper() {
  const t = useTexts(texts);
  const size = 25;
  const modules = Array.from({ length: size * size }, (_, index) => ((index * 7 + Math.floor(index / size) * 3) % 5 < 2 ? '1' : '0')).join('');
  return (
    <Shell signInHref="#masuk" languageHref="#en" footer={footer}>
      <Page title={t('verifyTitle')} lede={t('verifyLede')}>
        <Notice tone="ok" title={t('genuine')}>{t('genuineText')}</Notice>
        <Facts facts={[{ label: t('name'), value: person.name }, { label: t('number'), value: <Code value="893.3/017/107.6/2017" copy /> }, { label: t('date'), value: <DateText value="2017-07-29" weekday /> }]} />
        <Code value="7KQ4-M2XD-91" size="large" />
        <Share title={t('certificate')} text={t('shareText')} url="https://bekal.example/v/7KQ4M2XD91" />
        <Grid>
          <PrintSheet title={t('card')} subtitle={t('programme')}><QrFigure modules={modules} size={size} alt={t('qrAlt')} caption={person.name} /></PrintSheet>
          <PrintSheet title={t('attendance')} orientation="landscape"><DataTable caption={t('attendance')} captionHidden columns={[{ key: 'n', header: t('name'), cell: (row: Participant) => row.name }, { key: 'r', header: t('region'), cell: (row) => row.region }]} rows={people.slice(0, 3)} rowKey={(row) => row.id} /></PrintSheet>
        </Grid>
      </Page>
    </Shell>
  );
}

const PAGES: Record<GalleryPage, () => ReactElement> = { today: Today, office: Office, forms: Forms, lesson: Lesson, confirm: Confirm, paper: Paper };

export const GALLERY_PAGES = Object.keys(PAGES) as GalleryPage[];
