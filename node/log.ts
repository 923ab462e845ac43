/**
 * One line an event on stderr: time, level, role, message, key=value. Values are ids, counts and addresses;
 * never prompts, activations, masks or keys.
 * @module
 */
export type LogLevel = 'silent' | 'error' | 'info' | 'debug';
export type LogFields = Readonly<Record<string, string | number | boolean>>;

export interface Logger {
  error(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
}

/** A line that carries a code, without what else it says. */
export interface CodedLine {
  /** Unix milliseconds. */
  readonly at: number;
  readonly level: LogLevel;
  readonly role: string;
  readonly code: string;
}

const KEPT = 100;
const kept: CodedLine[] = [];
/** The last of this process, oldest first: for reports of faults, which must not hold anything that a message may name. */
export const codedLines = (): readonly CodedLine[] => kept;

const ORDER: readonly LogLevel[] = ['silent', 'error', 'info', 'debug'];

export function createLogger(role: string, level: LogLevel): Logger {
  const write = (at: LogLevel, message: string, fields: LogFields = {}): void => {
    if (typeof fields.code === 'string') {
      kept.push({ at: Date.now(), level: at, role, code: fields.code });
      if (kept.length > KEPT) kept.shift();
    }
    if (ORDER.indexOf(at) > ORDER.indexOf(level)) return;
    const tail = Object.entries(fields).map(([key, value]) => ` ${key}=${value}`);
    process.stderr.write(`${new Date().toISOString()} ${at.padEnd(5)} ${role}: ${message}${tail.join('')}\n`);
  };
  return {
    error: (message, fields) => write('error', message, fields),
    info: (message, fields) => write('info', message, fields),
    debug: (message, fields) => write('debug', message, fields),
  };
}
