/**
 * A process that holds a home folder until it is ended, or says why it cannot: `home-holder.ts HOME ROLE`.
 * @module
 */
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import { type HomeRole, holdHome } from '../../../node/home-lock.ts';

const [home, role] = process.argv.slice(2);
try {
  await holdHome(home!, role as HomeRole);
  process.stdout.write('held\n');
} catch (thrown) {
  process.stdout.write(`${asVeilmeshError(thrown).code}\n`);
}
setInterval(() => {}, 60_000);
