/**
 * The `openai` client, unmodified, pointed at the gateway. Needs `npm install openai`; runs beside `veilmesh localnet`, which prints the address:
 *
 *   node openai-client.ts http://127.0.0.1:PORT/v1 [MODEL]
 * @module
 */
import OpenAI from 'openai';

const [baseURL = 'http://127.0.0.1:8642/v1', model = 'smollm2'] = process.argv.slice(2);
const openai = new OpenAI({ baseURL, apiKey: process.env.OPENAI_API_KEY ?? 'any' });

const stream = await openai.chat.completions.create({
  model,
  messages: [{ role: 'user', content: 'What is the capital of France?' }],
  max_tokens: 40,
  stream: true,
});
for await (const { choices } of stream) process.stdout.write(choices[0]?.delta.content ?? '');
process.stdout.write('\n');
