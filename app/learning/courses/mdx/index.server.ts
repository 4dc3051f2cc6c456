export { compileLesson, COMPILER_VERSION, type CompiledLesson, type CompileOptions, type CompileRefusal, type LessonHeading } from './compile-lesson.server';
