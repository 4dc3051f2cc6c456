import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionState } from '~/practice/coaching';
import { countEntries, dayFault, entryState, mayChangeEntry, type Directness } from '~/practice/fieldwork/entry';
import { EntryText } from '~/practice/fieldwork/entry.schema';
import { directnessOf, METHODS } from '~/practice/fieldwork/method';
import { photoKind } from '~/practice/fieldwork/photo';
import { freeText, planState } from '~/training/followup';
import { mayDecidePlan, mayWritePlan } from '~/training/followup/plan';

const instant = fc.date({ min: new Date('2017-07-01T00:00:00Z'), max: new Date('2017-12-31T00:00:00Z'), noInvalidDate: true });
const maybe = fc.option(instant, { nil: null });
const entry = fc.record({ updatedAt: instant, endorsedAt: maybe, returnedAt: maybe, directness: fc.constantFrom<Directness>('langsung', 'tidak-langsung') });

describe('an entry of the logbook', () => {
  it('stays endorsed whatever else happened', () => {
    fc.assert(fc.property(entry, instant, (marks, endorsedAt) => entryState({ ...marks, endorsedAt }) === 'endorsed' && !mayChangeEntry('endorsed')));
  });

  it('waits again as soon as it is changed after a return', () => {
    const returnedAt = new Date('2017-08-06T02:00:00Z');
    const before = { updatedAt: new Date('2017-08-05T02:00:00Z'), endorsedAt: null, returnedAt };
    expect(entryState(before)).toBe('returned');
    expect(entryState({ ...before, updatedAt: new Date('2017-08-06T02:00:01Z') })).toBe('waiting');
  });

  it('is counted in exactly one state, and as direct or indirect once endorsed', () => {
    fc.assert(fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
      const facts = countEntries(entries);
      expect(facts.entries).toBe(entries.length);
      expect(facts.endorsed + facts.waiting + facts.returned).toBe(facts.entries);
      expect(facts.direct + facts.indirect).toBe(facts.endorsed);
    }));
  });

  it('is held between the first day of the angkatan and today, both included', () => {
    expect(dayFault('2017-07-26', '2017-08-10', '2017-07-26')).toBeNull();
    expect(dayFault('2017-08-10', '2017-08-10', '2017-07-26')).toBeNull();
    expect(dayFault('2017-08-11', '2017-08-10', '2017-07-26')).toBe('dayInFuture');
    expect(dayFault('2017-07-25', '2017-08-10', '2017-07-26')).toBe('dayBeforeCohort');
  });
});

describe('what is written in an entry', () => {
  const good = {
    heldOn: '2017-08-05', village: '35.25.14.2001', method: 'diskusi', topic: 'Akta kelahiran', targetGroup: 24, audienceMen: 0, audienceWomen: 1,
    reflection: 'Warga banyak bertanya tentang syaratnya.',
  };

  it('reaches at least one person', () => {
    expect(EntryText.safeParse(good).success).toBe(true);
    expect(EntryText.safeParse({ ...good, audienceWomen: 0 }).error?.issues[0]?.message).toBe('audienceNone');
  });

  it.each([
    ['a number of people below none', { audienceMen: -1 }],
    ['half a person', { audienceMen: 1.5 }],
    ['a target group beyond the 26 of the regulation', { targetGroup: 27 }],
    ['a method that is not on the list', { method: 'sulap' }],
    ['a village of another province', { village: '33.25.14.2001' }],
    ['a kecamatan instead of a village', { village: '35.25.14' }],
    ['a day that no calendar has', { heldOn: '2017-02-30' }],
  ])('refuses %s', (_what, change) => expect(EntryText.safeParse({ ...good, ...change }).success).toBe(false));

  it('holds no NIK, however it is spaced', () => {
    for (const nik of ['3525106507719901', '3525 1065 0771 9901', '352510-650771-9901']) {
      const refused = EntryText.safeParse({ ...good, reflection: `Ibu dengan nomor ${nik} perlu dikunjungi lagi.` });
      expect(refused.error?.issues.map(({ message }) => message)).toEqual(['nikInText']);
    }
    expect(freeText(100).safeParse('Dihadiri 35 orang pada 05-08-2017 pukul 16.00.').success).toBe(true);
  });

  it('is direct or indirect by its method, and both kinds are offered', () => {
    expect(directnessOf('kunjungan-rumah')).toBe('langsung');
    expect(directnessOf('siaran')).toBe('tidak-langsung');
    expect(new Set(METHODS.map(({ directness }) => directness)).size).toBe(2);
    expect(new Set(METHODS.map(({ key }) => key)).size).toBe(METHODS.length);
  });
});

describe('a photo', () => {
  it('is known by its first bytes and not by its name', () => {
    expect(photoKind(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1))).toBe('jpeg');
    expect(photoKind(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
    expect(photoKind(new TextEncoder().encode('GIF89a'))).toBeNull();
    expect(photoKind(new TextEncoder().encode('RIFFxxxxWEBPVP8 '))).toBe('webp');
    expect(photoKind(new Uint8Array())).toBeNull();
  });
});

describe('a follow-up plan', () => {
  it('is in the hands of its writer or of its reader, never of both', () => {
    fc.assert(fc.property(maybe, maybe, maybe, (submittedAt, approvedAt, returnedAt) => {
      const state = planState({ submittedAt, approvedAt, returnedAt });
      return !(mayWritePlan(state) && mayDecidePlan(state));
    }));
  });

  it('stays returned while it is revised and is submitted again when it is sent', () => {
    const returnedAt = new Date('2017-08-06T02:00:00Z');
    const state = (submittedAt: Date | null) => planState({ submittedAt, approvedAt: null, returnedAt });
    expect(state(null)).toBe('returned');
    expect(state(new Date('2017-08-05T00:00:00Z'))).toBe('returned');
    expect(state(new Date('2017-08-07T00:00:00Z'))).toBe('submitted');
  });
});

describe('an agreed action', () => {
  it('is in time on the day it is due and overdue the day after', () => {
    const action = { dueOn: '2017-08-20', doneAt: null };
    expect(actionState(action, '2017-08-20')).toBe('open');
    expect(actionState(action, '2017-08-21')).toBe('overdue');
    expect(actionState({ ...action, doneAt: new Date() }, '2017-09-30')).toBe('done');
    expect(actionState({ dueOn: null, doneAt: null }, '2027-01-01')).toBe('open');
  });
});
