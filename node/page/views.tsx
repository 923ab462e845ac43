/**
 * Which view is at which place, and what each is called.
 * @module
 */
import type { ComponentChildren } from 'preact';
import { AnswersView, AnswerView } from './answer/answer-views.tsx';
import { ChatView } from './chat/chat-view.tsx';
import { BatchesView, BatchView } from './explorer/batches.tsx';
import { ChallengesView } from './explorer/challenges.tsx';
import { ChecksView, CheckView } from './explorer/checks.tsx';
import { ModelsView, ModelView } from './explorer/models.tsx';
import { NodesView, NodeView } from './explorer/nodes.tsx';
import type { Place, View } from './router.ts';
import { Lazy } from './ui/lazy.tsx';

export const TITLES: Readonly<Record<View, string>> = {
  chat: 'Chat',
  draw: 'Draw a digit',
  sentences: 'Sentences',
  answers: 'Answers',
  mesh: 'Mesh',
  plots: 'Plots',
  verify: 'Verify',
  models: 'Models',
  nodes: 'Nodes',
  batches: 'Batches',
  checks: 'Spot-checks',
  challenges: 'Challenges',
};

/** As the navigation groups them. */
export const GROUPS: readonly (readonly [name: string, views: readonly View[]])[] = [
  ['Ask', ['chat', 'draw', 'sentences']],
  ['See', ['answers', 'mesh', 'plots']],
  ['Check', ['verify', 'checks', 'challenges', 'batches']],
  ['Who', ['models', 'nodes']],
];

const NONE = {};

export function viewAt({ view, id }: Place): ComponentChildren {
  switch (view) {
    case 'chat':
      return <ChatView />;
    case 'answers':
      return id === null ? <AnswersView /> : <AnswerView id={id} />;
    case 'mesh':
      return (
        <Lazy
          title={TITLES.mesh}
          props={NONE}
          load={async () => (await import('./mesh/mesh-view.tsx')).MeshView}
        />
      );
    case 'models':
      return id === null ? <ModelsView /> : <ModelView root={id} />;
    case 'nodes':
      return id === null ? <NodesView /> : <NodeView peer={id} />;
    case 'batches':
      return id === null ? <BatchesView /> : <BatchView id={id} />;
    case 'checks':
      return id === null ? <ChecksView /> : <CheckView id={id} />;
    case 'challenges':
      return <ChallengesView id={id} />;
    case 'plots':
      return (
        <Lazy
          title={TITLES.plots}
          props={NONE}
          load={async () => (await import('./plots/plots-view.tsx')).PlotsView}
        />
      );
    case 'verify':
      return (
        <Lazy
          title={TITLES.verify}
          props={{ id }}
          load={async () => (await import('./verify/verify-view.tsx')).VerifyView}
        />
      );
    case 'draw':
      return (
        <Lazy
          title={TITLES.draw}
          props={NONE}
          load={async () => (await import('./browser-client/draw-view.tsx')).DrawView}
        />
      );
    case 'sentences':
      return (
        <Lazy
          title={TITLES.sentences}
          props={NONE}
          load={async () => (await import('./browser-client/sentences-view.tsx')).SentencesView}
        />
      );
  }
}
