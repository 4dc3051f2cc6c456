// Second child: runs the bundled lesson once and writes its HTML. Started without environment, without the right to write
// files, start processes or load add-ons, with limits of time and memory (see run-child.server.ts).
// Reads { code, labels, fileBase, sources, timeoutMs } as JSON from standard input, writes { html, headings } to standard output.
import { text } from 'node:stream/consumers';
import vm from 'node:vm';
import React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { lessonComponents } from './components.child.mjs';

const { code, labels, fileBase, sources, timeoutMs } = JSON.parse(await text(process.stdin));
const { components, headings, glossary, origin } = lessonComponents({ labels, fileBase, sources });

const render = (lesson) => [React.createElement(lesson.default, { components }), glossary, origin].map((part) => renderToStaticMarkup(typeof part === 'function' ? part() : part)).join('');
const context = vm.createContext({ React, _jsx_runtime: { ...jsxRuntime }, render }, { codeGeneration: { strings: false, wasm: false } });
const html = vm.runInContext(`render((function(){${code}\n})())`, context, { timeout: timeoutMs });
process.stdout.write(JSON.stringify({ html, headings }));
