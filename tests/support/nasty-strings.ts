/** Names and texts that have broken programs: each is something a person, a spreadsheet or an attacker may send. */
export const NASTY: readonly string[] = [
  // names of people here that programs stumble over
  "Ra'ehah binti Ma'ruf", "Jum'ah", 'Mat’ali', 'Nyai Hj. ‘Aisyah', 'Siti Nurhaliza-Rahmawati', 'Y', 'Moh. Ali bin H. Abd. Ghani', 'D’Angelo Ñandú', 'Müller-Łukasz Çelik', 'Nguyễn Thị Ánh',
  "O'", 'Null', 'undefined', 'true', 'NaN', '[object Object]', 'None', 'Infinity', 'admin', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
  // marks nobody sees
  'Su\u200bharti', '\u202eitrahuS\u202c', '\u2066Suharti\u2069', '\ufeffSuharti', 'Su\u00adharti', 'Suharti\u200d', '\u061cSuharti', '\u115fSuharti', 'Suharti\u{e0041}\u{e0042}', 'Suharti\u2028Baru', 'Suharti\u2029', 'Suharti\u0085', 'Suharti\ufffe', '\ufffd',
  // combining and other writing
  'Su\u0301\u0302\u0303\u0304\u0305harti', `Z${'\u0300'.repeat(60)}algo`, 'e\u0301 dan é', 'ﷺ', 'ꦱꦸꦲꦂꦠꦶ', 'سوهارتي', 'שרה', '田中さん', 'सुहार्ती', 'ไทย', '𝓢𝓾𝓱𝓪𝓻𝓽𝓲', '👩🏽‍🏫 Guru', '🇮🇩', '💩'.repeat(20), 'İstanbul ı', 'ẞtraße ﬁle', '٣٤٥', '½ Ⅷ',
  // markup and scripts
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '</textarea><script>alert(1)</script>', '</title><svg onload=alert(1)>', '<!--', '-->', ']]>', '&lt;b&gt;', '&amp;amp;', '&#60;b&#62;', '<b>tebal</b>', 'javascript:alert(1)', '<style>*{display:none}</style>', '<base href=//evil.example>', '<meta http-equiv=refresh content=0>',
  // databases, templates, shells, paths, formulas
  "'; DROP TABLE \"Person\"; --", "' OR '1'='1", '1; SELECT pg_sleep(5)', '%_%', '\\', '\\\\', "\\'", '${7*7}', '{{7*7}}', '{{constructor.constructor("x")()}}', '<%= 7*7 %>', '#{7*7}', '%s%n%x', '$(reboot)', '`id`', '| ls', '../../etc/passwd', 'C:\\CON\\NUL', 'con.txt', '=HYPERLINK("http://evil.example")', "=cmd|' /C calc'!A0", '@SUM(1+1)', '+62', '-1', '\t=1+1',
  // lengths and shapes
  'a'.repeat(100), 'a'.repeat(101), `${'panjang '.repeat(400)}`, 'ab'.repeat(4000), '   ', ' spasi di tepi ', 'dua\r\nbaris', 'dua\nbaris', 'tab\tdi tengah', '\r\n\r\nSet-Cookie: x=y', 'titik;koma,"kutip"', '""', "''", '0', '-0', '1e309', '3.14', '08120000000', '²³',
];

/** Text as React writes it into a page. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;');

/** Those that would be more than text if a page carried them unescaped. */
export const MARKUP = NASTY.filter((text) => /<\/?[a-z]/i.test(text) || /on\w+=/.test(text));
