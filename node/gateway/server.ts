/**
 * The gateway's HTTP side: its routes. It knows the mesh as a `MeshClient` alone.
 * @module
 */
import { type ApiDesk, addApi } from './api.ts';
import type { Desk } from './asking.ts';
import { hasToken } from './auth.ts';
import { chat } from './chat.ts';
import { completions } from './completions.ts';
import { embeddings } from './embeddings.ts';
import { createFront, type FrontOptions, type Gateway, gatewayOf, HEALTH } from './front.ts';
import { listModels, showModel } from './models.ts';
import { showReceipt } from './receipts.ts';

export interface GatewayOptions extends Desk, FrontOptions {
  readonly api: ApiDesk;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { door, client, slots, api } = options;
  const app = createFront(options, () => {
    const last = api.history.last();
    return last === null ? [] : [{ type: 'figures', ...last }];
  });

  app.post('/v1/chat/completions', ({ req }) => chat(options, req.raw));
  app.post('/v1/completions', ({ req }) => completions(options, req.raw));
  app.post('/v1/embeddings', ({ req }) => embeddings(options, req.raw));
  app.get('/v1/models', () => listModels(client));
  app.get('/v1/models/:name', ({ req }) => showModel(client, req.param('name')));
  app.get('/receipts/:id', ({ req }) => showReceipt(client, req.param('id'), 'receipt'));
  app.get('/receipts/:id/header', ({ req }) => showReceipt(client, req.param('id'), 'header'));
  app.get(HEALTH, async ({ req }) => {
    const served = (await client.models()).filter(({ covered }) => covered).length;
    const body = {
      status: served > 0 ? 'ok' : 'no model has a whole route',
      // when somebody asks is for nobody else to see
      ...(hasToken(door.token, req.raw.headers) ? { models: served, asking: slots.taken } : {}),
    };
    return Response.json(body, { status: served > 0 ? 200 : 503 });
  });
  addApi(app, api);
  return gatewayOf(app);
}
