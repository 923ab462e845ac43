/**
 * Sentences whose activations set the static scales of USE-lite. Written for this project; none of them is in the
 * evaluation set. They vary what moves activations: length, register, subject, case, digits, punctuation, names, and text
 * the vocabulary knows badly.
 * @module
 */
import { bytesToHex, utf8 } from '../../../crypto/core/bytes.ts';
import { contentHash } from '../../../crypto/core/hash.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';

const SENTENCES: readonly string[] = [
  'Yes.',
  'Not yet',
  'Why?',
  'Good morning!',
  'ok thanks',
  'HELP ME NOW',
  'What time does the pharmacy close on Sundays?',
  'Could you send me the invoice for March again?',
  'My father planted this walnut tree the year I was born.',
  'The train to Lisbon leaves from platform nine.',
  'She has never eaten anything as sour as that plum.',
  'Interest rates rose by a quarter of a percent.',
  'How do I remove a coffee stain from a wool jacket?',
  'The museum is closed for repairs until further notice.',
  'Water boils at a lower temperature in the mountains.',
  'He apologised, but nobody believed him.',
  'I cannot log in to my account since the last update.',
  'Two plus two is four, and four plus four is eight.',
  'The committee rejected the proposal by 7 votes to 5.',
  'Where can I buy fresh bread near the harbour?',
  'Our cat sleeps on the radiator all winter.',
  'The novel tells the story of three sisters in a mining town.',
  'Please restart the router and wait for the green light.',
  'A strong earthquake shook the coast shortly after midnight.',
  'I would rather walk than wait for another bus.',
  'The vaccine must be stored below minus twenty degrees.',
  'Who painted the ceiling of that chapel?',
  'They argued about politics during the whole dinner.',
  'The contract may be ended by either party with thirty days notice.',
  'Nobody told the new employee where the meeting was.',
  'This recipe needs three eggs, a cup of sugar and some lemon zest.',
  'The old bridge was too narrow for modern lorries.',
  'Is it safe to take this medicine with alcohol?',
  'Her flight to Nairobi was delayed by six hours.',
  'Photosynthesis turns light into chemical energy.',
  'The goalkeeper saved a penalty in the last minute.',
  'Turn left at the church and follow the river.',
  'My laptop gets very hot when I play games.',
  'The children built a castle out of cardboard boxes.',
  'Unemployment fell to its lowest level in ten years.',
  'I think we should repaint the kitchen in pale yellow.',
  'The plumber will come on Thursday between 8 and 10.',
  'Which of these two phones has the better camera?',
  'Dolphins use sound to find their way in dark water.',
  'The actor thanked his mother and his first teacher.',
  'You need to file your tax return by the end of April.',
  'The engine makes a strange noise when it is cold.',
  'He learned to play the violin at the age of sixty.',
  'The shop refused to give me my money back.',
  'Snow is expected above eight hundred metres tonight.',
  'This article explains how vaccines train the immune system.',
  'Can anyone recommend a quiet hotel in Vienna?',
  'The bakery on the corner has been run by one family since 1921.',
  'I forgot my password and the reset link does not work.',
  'A small boat drifted slowly past the lighthouse.',
  'The judge postponed the hearing until next week.',
  'Do not feed the animals, please.',
  'The new tax will mostly affect people with high incomes.',
  'She speaks Polish, Turkish and a little Japanese.',
  'There is a leak under the sink in the bathroom.',
  'The stars look brighter far away from the city.',
  'It is cheaper to repair the roof than to replace it.',
  'The orchestra played the last movement far too fast.',
  'What is the difference between a virus and a bacterium?',
  'We walked along the beach until the sun went down.',
  'The company announced that it would close two factories.',
  'My grandmother never used a recipe in her life.',
  'How many calories are there in a slice of pizza?',
  'The password must have at least twelve characters.',
  'An unknown artist left a painting at the door of the gallery.',
  'The dog barked at the postman, as it did every day.',
  'Electric cars are quiet, but their batteries are heavy.',
  'I have been waiting for an answer since Monday.',
  'The court found that the law violated the constitution.',
  'Are dogs allowed in this restaurant?',
  'He fell asleep in front of the television again.',
  'The recipe says to bake it at 180 degrees for 45 minutes.',
  'Scientists have found traces of water on the moon.',
  'I am looking for a present for a seven year old girl.',
  'The lift is out of order; please take the stairs.',
  'Many old words have changed their meaning over time.',
  'The match was cancelled because of heavy rain.',
  'She closed the book, sighed, and looked out of the window.',
  'How long does it take to learn to drive?',
  'The river flooded the lower part of the village twice last year.',
  'He is allergic to nuts, milk and most kinds of fruit.',
  'The first computers filled entire rooms.',
  'Could we move our appointment to Friday afternoon?',
  'It was the best concert I have ever been to!!!',
  'The government promised to build 40,000 new homes.',
  "I don't know what you're talking about, and I don't care.",
  'The thief escaped through a window on the second floor.',
  'Bees are disappearing in many parts of the world.',
  'Our neighbours moved to Canada with their four children.',
  'Please find attached the report you asked for.',
  'The bank charged me twice for the same transfer.',
  'In 1969 two men walked on the surface of the moon.',
  'The soup was cold, the waiter rude and the bill far too high.',
  'You can see the mountains from here when the air is clear.',
  'An algorithm sorts these numbers in n log n steps.',
  'The museum shows coins, weapons and jewellery from the Bronze Age.',
  'zxqv blorp 12345 ~~~ %%',
  'naïve café déjà vu – “quoted” … 50 €',
  'error: cannot read file config.json (line 42)',
  'LOL that was sooo funny :) :)',
  'for (i = 0; i < 10; i++) { print(i); }',
];

const PARAGRAPH = 9;
const PARAGRAPHS = 6;

/** Carriers for vocabulary words, so that each is seen inside some sentence. */
const FRAMES: readonly ((a: string, b: string, c: string) => string)[] = [
  (a, b, c) => `The ${a} and the ${b} were ${c}.`,
  (a, b, c) => `How do I ${a} a ${b} with ${c}?`,
  (a, b, c) => `${a} is not ${b}, but ${c} is.`,
  (a, b, c) => `She said that ${a} ${b} could be ${c} again`,
];

/** Natural sentences, paragraphs of several of them that reach the late positions of a step, and the vocabulary. */
export function calibrationTexts(vocabulary: Vocabulary): string[] {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, i) =>
    SENTENCES.slice(6 + i * PARAGRAPH, 6 + (i + 1) * PARAGRAPH).join(' '),
  );
  const words = vocabulary.pieces.slice(vocabulary.reserved).map(({ text }) => text.replaceAll('▁', ''));
  const carried = Array.from({ length: Math.ceil(words.length / 3) }, (_, i) => {
    const [a = '', b = '', c = ''] = words.slice(3 * i);
    return FRAMES[i % FRAMES.length]!(a, b, c);
  });
  return [...SENTENCES, ...paragraphs, ...carried];
}

/** Tells whether the committed profile was measured on these texts. */
export const textsHash = (texts: readonly string[]): string =>
  bytesToHex(contentHash(utf8(texts.join('\n'))));
