import {
  addSession, assessPractice, assignCardCodes, changeSession, correctAttendance, findSessionPlace, findSessions, planSessions, recordCard, recordList, type SessionFacts, type SessionPlace,
} from '~/training/sessions/index.server';
import { SessionInput } from '~/training/sessions';
import { EAST_JAVA } from '~/people/regions';
import { civilDay, timeOfDay } from '~/platform/clock';
import { participantRows, type CohortFacts } from '~/training/cohorts/index.server';
import { addDays, later } from './calendar';
import type { Participant } from './cohort-one';
import { must } from './must';
import type { Demo } from './world';

type Mark = 'H' | 'I' | 'S' | 'A';

const ONLINE = 'Ruang rapat daring (tautan dikirim lewat grup angkatan)';

/** The timetable as the programme proposes it, online subjects in a room of their own, and a card for everybody who comes. */
export async function prepareSessions(demo: Demo, cohort: CohortFacts, planAt: Date, cardsAt: Date): Promise<void> {
  const officer = await demo.as(demo.staff.pengelola, planAt);
  must(await planSessions(officer, cohort), `timetable of ${cohort.key}`);
  for (const session of await findSessions(officer.read, cohort.id)) {
    if (session.mode !== 'daring') continue;
    const times = { day: civilDay(session.startsAt), from: timeOfDay(session.startsAt), to: timeOfDay(session.endsAt) };
    must(await changeSession(officer, { session, cohort }, { ...times, place: ONLINE, trainer: session.trainerId }), session.title);
  }
  await assignCardCodes(await demo.as(demo.staff.pengelola, cardsAt), cohort.id);
}

/** The trainer of a session, or the first one. */
const trainerOf = (demo: Demo, { session }: SessionPlace): string => session.trainerId ?? demo.staff.pelatih;

async function placeOf(demo: Demo, { id }: SessionFacts): Promise<SessionPlace> {
  const place = await findSessionPlace(demo.system(demo.calendar.now).read, id);
  if (!place) throw new Error('demo: a session is gone');
  return place;
}

function markOf({ journey }: Participant, { session, cohort }: SessionPlace): Mark {
  if (session.practice) return journey.practice;
  if (journey.sessions !== 'mixed') return journey.sessions;
  return civilDay(session.startsAt) <= addDays(cohort.startsOn, 1) ? 'H' : 'I';
}

/** Presence in every session of the four days: cards scanned at the door, the rest from the list; the practice observed. */
export async function holdSessions(demo: Demo, cohort: CohortFacts, people: readonly Participant[]): Promise<void> {
  const coming = people.filter(({ stage }) => stage !== 'invited');
  const cards = new Map((await participantRows(demo.system(demo.calendar.now).read, cohort.id, [EAST_JAVA], ['confirmed'])).map(({ id, cardCode }) => [id, cardCode]));
  for (const session of await findSessions(demo.system(demo.calendar.now).read, cohort.id)) {
    const place = await placeOf(demo, session);
    await takeAttendance(demo, place, coming, cards);
    if (session.practice) await observe(demo, place, coming);
  }
}

async function takeAttendance(demo: Demo, place: SessionPlace, people: readonly Participant[], cards: ReadonlyMap<string, string | null>): Promise<void> {
  const { startsAt, endsAt } = place.session;
  const listed: Record<string, Mark> = {};
  for (const [index, person] of people.entries()) {
    const mark = markOf(person, place);
    const code = cards.get(person.row.id);
    // Online there is no door, and who has no phone carries no card on one: the trainer ticks the list.
    if (mark !== 'H' || !code || person.row.person.phone === null || place.session.mode === 'daring') listed[person.row.id] = mark;
    else must(await recordCard(await demo.as(trainerOf(demo, place), new Date(later(startsAt, -9).getTime() + index * 22_000)), place, { code, method: index % 9 === 4 ? 'code' : 'qr' }), 'card');
  }
  if (Object.keys(listed).length > 0) must(await recordList(await demo.as(trainerOf(demo, place), later(endsAt, -10)), place, listed), 'list');
}

/** A paper brought later changes what the list says, with who and why. */
export async function correctOne(demo: Demo, cohort: CohortFacts, { row }: Participant, at: Date): Promise<void> {
  const [first] = await findSessions(demo.system(at).read, cohort.id);
  if (!first) throw new Error('demo: no session');
  const place = await placeOf(demo, first);
  must(await correctAttendance(await demo.as(demo.staff.pengelola, at), place, row, { status: 'I', reason: 'Surat izin dari kelurahan diserahkan setelah kegiatan.' }), 'correction');
}

const CRITERIA = ['persiapan', 'pesan', 'komunikasi', 'metode', 'sikap'] as const;
const REMARKS = [
  'Pembukaan hangat dan tidak terburu-buru. Latih menutup dengan kesepakatan.', 'Bahasanya mudah dipahami. Beri waktu lebih lama bagi warga untuk bertanya.',
  'Alat bantu tepat guna. Pertahankan.', 'Warga yang duduk di belakang ikut berbicara. Sangat baik.',
] as const;

/** Levels of the five criteria that make up this mark: 75 is all threes. */
const levelsFor = (percent: number): Record<string, number> => {
  const points = Math.round((percent / 100) * CRITERIA.length * 4);
  return Object.fromEntries(CRITERIA.map((key, index) => [key, Math.floor(points / CRITERIA.length) + (index < points % CRITERIA.length ? 1 : 0)]));
};

async function observe(demo: Demo, place: SessionPlace, people: readonly Participant[]): Promise<void> {
  const watched = people.filter(({ journey }) => journey.practice === 'H' && journey.rubric !== null);
  for (const [index, { row, journey }] of watched.entries()) {
    const trainer = await demo.as(trainerOf(demo, place), later(place.session.startsAt, 20 + 4 * index));
    const note = REMARKS[index % REMARKS.length] ?? null;
    must(await assessPractice(trainer, place, { participation: row.id, level: levelsFor(journey.rubric ?? 0), note, version: '' }), 'rubric');
  }
}

/** Two further sessions of the angkatan now: a practice for those who missed theirs, going on at this moment, and one next week. */
export async function addMeetings(demo: Demo, cohort: CohortFacts): Promise<void> {
  const { now, today, day } = demo.calendar;
  const officer = await demo.as(demo.staff.pengelola, later(now, -3 * 24 * 60));
  const from = startNear(timeOfDay(now));
  const furtherSessions = [
    { title: 'Praktik Penyuluhan Susulan', jp: '3', mode: 'praktik-lapangan', practice: 'on', day: today, from, to: endOf(from), place: 'Balai RW 03 Kelurahan Ketintang, Kota Surabaya', trainer: demo.staff.pelatih },
    { title: 'Pertemuan Refleksi: Berbagi Catatan Penyuluhan', jp: '2', mode: 'tatap-muka', day: day(8), from: '09:00', to: '10:30', place: 'Aula Dinas Sosial Provinsi Jawa Timur, Surabaya', trainer: demo.staff['pelatih-2'] },
  ];
  for (const further of furtherSessions) must(await addSession(officer, cohort, SessionInput.parse(further)), further.title);
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** Three JP. */
const LENGTH = 135;
/** The last full or half hour, early enough that the session ends before midnight. */
const startNear = (time: string): string => clock(Math.min(Math.floor(minutesOf(time) / 30) * 30, 24 * 60 - LENGTH - 30));
const endOf = (from: string): string => clock(minutesOf(from) + LENGTH);
