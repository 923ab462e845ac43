/**
 * Evaluation sentences for USE-lite, written for this project and disjoint from the calibration set.
 * Each triplet is [anchor, paraphrase or close topic, sentence about something else].
 * @module
 */

export const TRIPLETS: readonly (readonly [anchor: string, near: string, far: string])[] = [
  ['How can I reset my password?', 'I forgot my password, what should I do?', 'The lemonade was too sweet.'],
  ['The weather will be sunny tomorrow.', 'Tomorrow we expect clear skies.', 'Her brother repairs violins.'],
  ['A man is playing a guitar.', 'Someone plays a stringed instrument.', 'The stock market fell sharply.'],
  ['The doctor prescribed antibiotics.', 'The physician gave her medicine.', 'We painted the fence white.'],
  [
    'I would like to book a table for two.',
    'Can I reserve a place for dinner?',
    'Glaciers move very slowly.',
  ],
  [
    'The company fired half of its workers.',
    'The firm laid off many employees.',
    'A kitten is chasing a ball.',
  ],
  ['Where is the nearest bus stop?', 'How do I get to the closest bus station?', 'Cheese is made from milk.'],
  [
    'He finished the marathon in three hours.',
    'The runner completed the race.',
    'The printer is out of paper.',
  ],
  [
    'My phone battery dies too quickly.',
    'The battery of my mobile does not last long.',
    'The choir sang in Latin.',
  ],
  [
    'The parliament passed a new law on pensions.',
    'Lawmakers approved a pension reform.',
    'I burned the toast again.',
  ],
  ['Children are playing in the park.', 'Kids run around on the playground.', 'The invoice is overdue.'],
  [
    'She is learning to speak Spanish.',
    'She takes lessons in a foreign language.',
    'The volcano erupted at dawn.',
  ],
  [
    'The restaurant serves excellent seafood.',
    'You can eat great fish at that place.',
    'His thesis is about prime numbers.',
  ],
  [
    'Police arrested a suspect last night.',
    'A man was taken into custody yesterday.',
    'This shirt is made of linen.',
  ],
  ['The flight was cancelled because of fog.', 'Bad visibility grounded the plane.', 'Onions make me cry.'],
  [
    'I need help with my homework.',
    'Could someone explain this exercise to me?',
    'The harbour was full of boats.',
  ],
  [
    'The film was boring and far too long.',
    'I almost fell asleep during the movie.',
    'Copper conducts electricity.',
  ],
  ['How much does this jacket cost?', 'What is the price of that coat?', 'An owl nested in the barn.'],
  [
    'The patient has a high fever.',
    'The sick man has a temperature of forty degrees.',
    'We missed the last ferry.',
  ],
  [
    'Prices rose faster than wages this year.',
    'Inflation outpaced pay increases.',
    'The puppy chewed my slippers.',
  ],
  [
    'The scientist won a prize for her discovery.',
    'A researcher received an award.',
    'Close the window, please.',
  ],
  ['It is forbidden to smoke here.', 'No smoking in this area.', 'The pianist lost her gloves.'],
  ['The baby cried all night.', 'The infant would not stop screaming.', 'Concrete hardens in a few hours.'],
  ['Our team lost the final.', 'We were defeated in the last match.', 'Tea grows on hillsides.'],
  [
    'The car broke down on the motorway.',
    'My vehicle stopped working during the trip.',
    'She wrote a poem about snow.',
  ],
  ['Turn off the lights when you leave.', 'Please switch the lamps off before going.', 'Whales are mammals.'],
  [
    'The internet connection is very slow.',
    'Web pages take for ever to load.',
    'The tailor shortened my trousers.',
  ],
  [
    'He bought a house in the countryside.',
    'He purchased a home outside the city.',
    'The alarm rang at six.',
  ],
  [
    'Thousands protested against the war.',
    'A large crowd demonstrated for peace.',
    'Basil needs a lot of light.',
  ],
  [
    'The library opens at nine.',
    'You can borrow books from nine o clock.',
    'The wound healed without a scar.',
  ],
  ['Eating too much sugar is unhealthy.', 'Sweets are bad for your health.', 'The bridge was built in 1932.'],
  ['The student failed the exam.', 'She did not pass the test.', 'A rainbow appeared over the valley.'],
  ['Can you recommend a good book?', 'What should I read next?', 'The brakes of the bike are worn.'],
  ['The king died without an heir.', 'The monarch left no successor.', 'I ordered a large pizza.'],
  [
    'There is too much traffic in the city.',
    'The streets are full of cars.',
    'Her earrings are made of silver.',
  ],
  [
    'Forest fires destroyed hundreds of homes.',
    'Many houses burned down in the blaze.',
    'The lecture starts at noon.',
  ],
  [
    'I want to cancel my subscription.',
    'How do I stop the monthly payments?',
    'The moon was hidden by clouds.',
  ],
  ['The cat is sleeping on the sofa.', 'A kitten naps on the couch.', 'Parliament debated the budget.'],
  ['Drink plenty of water when it is hot.', 'Stay hydrated during the heat wave.', 'He collects old stamps.'],
  [
    'They got married in a small chapel.',
    'The wedding took place in a little church.',
    'The server crashed twice today.',
  ],
  [
    'The software update fixed the bug.',
    'The new version solves the problem.',
    'Sheep were grazing by the road.',
  ],
  ['My grandfather fought in the war.', 'Grandpa was a soldier when he was young.', 'Add a pinch of salt.'],
  [
    'The teacher praised the pupils.',
    'The students were commended by their instructor.',
    'The tide comes in at seven.',
  ],
  ['Is there a pharmacy nearby?', 'Where can I buy medicine around here?', 'The statue is made of bronze.'],
  ['The mountain is covered in snow.', 'There is a white cap on the peak.', 'Her lawyer did not call back.'],
  ['The thief stole her handbag.', 'Someone took her purse.', 'Penguins cannot fly.'],
  [
    'We should invest in solar energy.',
    'More money must go into renewable power.',
    'The bakery sells rye bread.',
  ],
  [
    'The singer cancelled her tour.',
    'The concerts of the pop star will not take place.',
    'Moss grows on the north side.',
  ],
  ['I am allergic to peanuts.', 'Nuts make me sick.', 'The clock on the tower stopped.'],
  [
    'The soldiers crossed the border at night.',
    'Troops entered the country in the dark.',
    'My aunt breeds rabbits.',
  ],
  [
    'What is the capital of Australia?',
    'Which city is the seat of the Australian government?',
    'The soup needs more pepper.',
  ],
  [
    'He was late because he missed the train.',
    'He did not catch his train and arrived too late.',
    'Diamonds are very hard.',
  ],
  [
    'The room has a view of the sea.',
    'You can see the ocean from the window.',
    'The report contains three errors.',
  ],
  ['Wash your hands before dinner.', 'Clean your fingers before you eat.', 'The satellite left its orbit.'],
  [
    'The old man walks his dog every morning.',
    'Each day a pensioner takes his pet out.',
    'Her visa expires in June.',
  ],
  ['The plane landed safely in Tokyo.', 'The aircraft touched down in Japan.', 'This glue dries quickly.'],
  [
    'The population of the town is shrinking.',
    'Fewer and fewer people live in this village.',
    'He hit the ball with great force.',
  ],
  [
    'You must wear a helmet on the building site.',
    'Head protection is required here.',
    'The violin is out of tune.',
  ],
  [
    'The election results were surprising.',
    'Nobody expected that outcome of the vote.',
    'I cut my finger on a can.',
  ],
  [
    'She quit her job to travel the world.',
    'She resigned and went on a long journey.',
    'The pump circulates the oil.',
  ],
  [
    'The medicine has dangerous side effects.',
    'This drug can harm the patient.',
    'A swan glided across the pond.',
  ],
  [
    'The bread is still warm from the oven.',
    'Freshly baked loaves are on the table.',
    'The deadline was moved to May.',
  ],
  [
    'How tall is the highest building in the world?',
    'What is the height of the tallest tower?',
    'My uncle grows tomatoes.',
  ],
  ['The dog bit the postman.', 'The mailman was attacked by a dog.', 'Interest is paid every quarter.'],
  [
    'I lost my keys somewhere in the garden.',
    'I cannot find my keys outside.',
    'The opera lasted four hours.',
  ],
  [
    'The judge sentenced him to five years.',
    'He was sent to prison by the court.',
    'The pond freezes in winter.',
  ],
  [
    'Exercise keeps you fit and happy.',
    'Sport is good for body and mind.',
    'The ink on this page has faded.',
  ],
  [
    'The museum bought a rare painting.',
    'A gallery acquired a valuable work of art.',
    'My knee hurts when it rains.',
  ],
  [
    'The factory pollutes the river.',
    'Industrial waste ends up in the stream.',
    'They named the baby Clara.',
  ],
  [
    'The hotel offers free breakfast.',
    'The morning meal is included in the price of the room.',
    'Gravity bends light.',
  ],
];

/** All 210 sentences, triplet by triplet. */
export const EVALUATION: readonly string[] = TRIPLETS.flat();
