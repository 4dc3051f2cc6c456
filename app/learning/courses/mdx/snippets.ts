import type { texts } from './texts';

type Key = (typeof texts)['keys'][number];
type SnippetId = Key extends infer K ? (K extends `snippet.${infer N}.label` ? N : never) : never;

/** A piece of MDX the studio puts at the cursor. `label` and `about` are keys of texts.ts. */
export interface Snippet {
  readonly name: SnippetId;
  readonly label: `snippet.${SnippetId}.label`;
  readonly about: `snippet.${SnippetId}.about`;
  readonly mdx: string;
}

const snippet = (name: SnippetId, ...lines: string[]): Snippet => ({
  name,
  label: `snippet.${name}.label`,
  about: `snippet.${name}.about`,
  mdx: `\n${lines.join('\n')}\n`,
});

const recording = (tag: string, file: string) => [`<${tag} src="https://contoh.jatimprov.go.id/${file}" title="Judul rekaman" size="6 MB" minutes="3">`, 'Tuliskan di sini semua yang diucapkan.', `</${tag}>`];

/** Insertable components in the order of the studio's list; each passes the checker as it stands. */
export const snippets: readonly Snippet[] = [
  snippet('callout', '<Callout kind="penting">', 'Tuliskan satu pesan yang perlu diingat.', '</Callout>'),
  snippet('figure', '<Figure src="nama-berkas.jpg" alt="Apa yang terlihat pada gambar" caption="Keterangan singkat" />'),
  snippet('accordion', '<Accordion title="Penjelasan lebih lanjut">', 'Tuliskan penjelasannya.', '</Accordion>'),
  snippet('steps', '<Steps>', '<Step title="Langkah pertama">', 'Apa yang dilakukan.', '</Step>', '<Step title="Langkah kedua">', 'Apa yang dilakukan.', '</Step>', '</Steps>'),
  snippet('comparison', '<Comparison caption="Perbandingan dua cara" columns="Cara pertama | Cara kedua">', '<Row label="Waktu" cells="Satu jam | Dua hari" />', '<Row label="Jangkauan" cells="Sepuluh orang | Satu dusun" />', '</Comparison>'),
  snippet('dialogue', '<Dialogue title="Di teras rumah">', '<Line speaker="Penyuluh">', 'Selamat sore, Bu.', '</Line>', '<Line speaker="Warga">', 'Selamat sore. Mari masuk.', '</Line>', '</Dialogue>'),
  snippet('case', '<CaseCard title="Judul kejadian" place="Balai RW">', 'Ceritakan kejadiannya dalam tiga atau empat kalimat.', '', '**Apa yang akan Anda lakukan?**', '</CaseCard>'),
  { ...snippet('term'), mdx: '<Term meaning="Arti istilah dalam satu kalimat.">istilah</Term>' },
  snippet('checklist', '<Checklist title="Sebelum berangkat">', '- Hal pertama', '- Hal kedua', '</Checklist>'),
  snippet('selfcheck', '<SelfCheck question="Tuliskan pertanyaannya?">', '<Choice feedback="Mengapa ini belum tepat.">Pilihan pertama</Choice>', '<Choice correct feedback="Mengapa ini tepat.">Pilihan kedua</Choice>', '</SelfCheck>'),
  snippet('reflection', '<Reflection lines="4">', 'Apa yang akan Anda ubah minggu ini?', '</Reflection>'),
  snippet('video', ...recording('Video', 'video.mp4')),
  snippet('audio', ...recording('Audio', 'suara.mp3')),
];
