/**
 * WebSockets for peers that can do no TCP: browsers. libp2p's transport counts a connection once it is upgraded, takes messages of
 * 100 MiB, and leaves it to the other end when a connection that it gave up is over; here sockets are counted and timed from their first
 * moment, messages are bounded before anybody has proven a key, and what is given up is closed: of those that are taken, and of those
 * that are made.
 * @module
 */
import type { EventEmitter } from 'node:events';
import type { Server, Socket } from 'node:net';
import type { CreateListenerOptions, Listener, Transport } from '@libp2p/interface';
import { type WebSocketsComponents, webSockets } from '@libp2p/websockets';
import type { Multiaddr } from '@multiformats/multiaddr';
import { InternalError } from '../../crypto/core/errors.ts';
import { MAX_WRITE_BYTES } from './presets.ts';
import type { HostLimits } from './types.ts';

/** A WebSocket of `ws`. Node's own takes messages of any size, and waits for an end that does not close for as long as it likes. */
interface WsSocket extends EventEmitter {
  binaryType: string;
  close(code?: number): void;
  /** Without waiting for the other end. */
  terminate(): void;
}
interface WsOptions {
  maxPayload: number;
  /** Milliseconds that the other end has to close too. */
  closeTimeout: number;
}

/** What libp2p's listener has, and does not say in its types. */
interface Inside {
  readonly server: Server;
  readonly wsServer: {
    readonly options: WsOptions & { readonly WebSocket: new (url: string, options: object) => WsSocket };
  };
  onWsServerConnection(socket: WsSocket, request: { readonly socket: Socket }): void;
}
interface Dialling {
  readonly signal?: AbortSignal;
}
/** And its transport. */
interface InsideTransport {
  dial(address: Multiaddr, options: Dialling): Promise<unknown>;
  _connect(address: Multiaddr, options: Dialling): Promise<WsSocket>;
}

type Limits = Pick<HostLimits, 'maxConnections' | 'maxPending' | 'dialTimeoutMs'>;

/** What libp2p resets a connection with. `ws` throws at it, and the socket would stay for as long as its other end likes. */
const RESET = 1006;

/** For libp2p's `transports`. */
export const boundedWebSockets =
  (limits: Limits) =>
  (components: WebSocketsComponents): Transport => {
    const transport = webSockets()(components);
    const create = transport.createListener.bind(transport);
    return Object.assign(transport, {
      ...boundedDialling(transport as unknown as InsideTransport, create, limits),
      createListener: (options: CreateListenerOptions): Listener => bounded(create(options), limits),
    }) as Transport;
  };

/** @throws InternalError MESH_WS_CHANGED where another version of libp2p has it otherwise: better none than one without bounds */
function bounded(listener: Listener, { maxConnections, maxPending, dialTimeoutMs }: Limits): Listener {
  const inside = listener as unknown as Partial<Inside>;
  const { server, wsServer } = inside;
  const serve = inside.onWsServerConnection;
  if (server === undefined || typeof wsServer?.options?.maxPayload !== 'number' || serve === undefined) {
    throw changed();
  }
  Object.assign(wsServer.options, optionsOf(dialTimeoutMs));
  server.maxConnections = maxConnections + maxPending;
  const waiting = new WeakMap<Socket, ReturnType<typeof setTimeout>>();
  server.on('connection', (socket) => {
    const timer = setTimeout(() => socket.destroy(), dialTimeoutMs);
    waiting.set(socket, timer);
    socket.once('close', () => clearTimeout(timer));
  });
  // from here on libp2p's own times and counts hold
  inside.onWsServerConnection = (socket, request) => {
    clearTimeout(waiting.get(request.socket));
    serve.call(listener, closable(socket), request);
  };
  return listener;
}

/** @throws InternalError MESH_WS_CHANGED */
function boundedDialling(
  transport: Partial<InsideTransport>,
  create: (options: CreateListenerOptions) => Listener,
  { dialTimeoutMs }: Limits,
): InsideTransport {
  const unused = create({} as CreateListenerOptions) as unknown as Partial<Inside>;
  const Client = unused.wsServer?.options?.WebSocket;
  const dial = transport.dial?.bind(transport);
  if (Client === undefined || dial === undefined || transport._connect === undefined) throw changed();
  const made = new WeakMap<Dialling, WsSocket>();
  return {
    async dial(address, options) {
      try {
        return await dial(address, options);
      } catch (error) {
        made.get(options)?.terminate();
        throw error;
      }
    },
    async _connect(address, options) {
      options.signal?.throwIfAborted();
      const socket = closable(new Client(uriOf(address), optionsOf(dialTimeoutMs)));
      made.set(options, socket);
      socket.binaryType = 'arraybuffer';
      await new Promise((resolve, reject) => {
        socket.once('open', resolve).once('error', reject);
        options.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true });
      });
      return socket;
    },
  };
}

const optionsOf = (
  dialTimeoutMs: number,
): WsOptions & { handshakeTimeout: number; perMessageDeflate: false } => ({
  maxPayload: MAX_WRITE_BYTES,
  closeTimeout: dialTimeoutMs,
  handshakeTimeout: dialTimeoutMs,
  perMessageDeflate: false,
});

function closable(socket: WsSocket): WsSocket {
  const close = socket.close.bind(socket);
  socket.close = (code) => (code === RESET ? socket.terminate() : close(code));
  socket.on('error', () => {}); // a frame that is none: it closes by itself, and unheard the error would end this process
  return socket;
}

/** Of an address that the transport dials: host, port, and whether over TLS. */
function uriOf(address: Multiaddr): string {
  const parts = address.getComponents();
  const [{ name, value }] = parts as [(typeof parts)[number]];
  const port = parts.find((part) => part.name === 'tcp')?.value;
  const secure = parts.some((part) => part.name === 'wss' || part.name === 'tls');
  return `${secure ? 'wss' : 'ws'}://${name === 'ip6' ? `[${value}]` : value}:${port}`;
}

const changed = (): InternalError =>
  new InternalError('MESH_WS_CHANGED', 'WebSockets of this version of libp2p cannot be bounded');
