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

const ORDER: readonly LogLevel[] = ['silent', 'error', 'info', 'debug'];

export function createLogger(role: string, level: LogLevel): Logger {
  const write = (at: LogLevel, message: string, fields: LogFields = {}): void => {
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
