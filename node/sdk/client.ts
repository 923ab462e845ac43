/**
 * `veilmesh/client`: a mesh asked from a program. Small functions over one connection; a bundler keeps those that are used.
 * @module
 */
export type { ChatMessage } from '../../models/text/text-model.ts';
export type { CouldSee } from '../client/mode-text.ts';
export { type Answered, type Quote, type ReceiptFiles, receiptOf } from './asking.ts';
export {
  type AnswerStream,
  ask,
  type ChatAnswer,
  type ChatQuote,
  type Question,
  quote,
  stream,
} from './chat.ts';
export { type ConnectOptions, connect, disconnect, listModels, type Mesh, type MeshModel } from './mesh.ts';
export {
  type Classified,
  type ClassifyRequest,
  classify,
  type Embeddings,
  type EmbedRequest,
  embed,
  quoteClassify,
  quoteEmbed,
} from './tasks.ts';
