/**
 * `veilmesh/client`: a mesh asked from a program. Small functions over one connection; a bundler keeps those that are used.
 * @module
 */
export type { ChatMessage } from '../../models/text/text-model.ts';
export type { CouldSee } from '../client/mode-text.ts';
export type { PrivateWrong } from '../client/private-result.ts';
export type {
  Answered,
  AnsweredCommon,
  AnsweredInVeil,
  AnsweredOverRing,
  Asking,
  AskingCommon,
  AskingInVeil,
  AskingOverRing,
  Quote,
} from './asking.ts';
export {
  type AnswerStream,
  ask,
  type ChatAnswer,
  type ChatQuote,
  type Question,
  quote,
  stream,
} from './chat.ts';
export {
  type ConnectOptions,
  connect,
  disconnect,
  listModels,
  type Mesh,
  type MeshModel,
  spentWei,
} from './mesh.ts';
export { type FinalityOptions, finalReceiptOf, type ReceiptFiles, receiptOf } from './receipts.ts';
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
