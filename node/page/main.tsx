/**
 * The page's entry: the shell, the address it follows, and what it is told of the mesh.
 * @module
 */
import './no-eval.ts';
import { render } from 'preact';
import { keepConversation } from './chat/kept.ts';
import { followAddress } from './router.ts';
import { Shell } from './shell.tsx';
import { listen } from './state/live.ts';

keepConversation();
followAddress();
render(<Shell />, document.getElementById('page')!);
void listen();
