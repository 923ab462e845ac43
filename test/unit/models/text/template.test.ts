import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTemplate } from '../../../../models/text/template.ts';

const names = { bos_token: '<s>', eos_token: '</s>' };
const hello = [{ role: 'user', content: 'hello' }];
const render = (source: string, messages = hello): string => parseTemplate(source).render(messages, names);

test('renders ChatML', () => {
  const source =
    "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>\n' }}{% endfor %}" +
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";
  assert.equal(
    render(source, [{ role: 'system', content: 'be kind' }, ...hello]),
    '<|im_start|>system\nbe kind<|im_end|>\n<|im_start|>user\nhello<|im_end|>\n<|im_start|>assistant\n',
  );
});

test('renders what templates in use need: slices, tests, filters, namespaces, names of tokens', () => {
  const source = `{{- bos_token }}
{%- set ns = namespace(found=false) %}
{%- if messages[0].role == 'system' %}{% set rest = messages[1:] %}{% else %}{% set rest = messages %}{% endif %}
{%- for m in rest %}
  {%- if m.role in ['user', 'assistant'] and m.content is defined %}{% set ns.found = true %}
    {%- set text = m.content | trim %}
    {{- loop.index0 ~ ':' ~ text.replace('l', 'L') }}
    {%- if loop.last %}{{ eos_token }}{% endif %}
  {%- endif %}
{%- endfor %}
{{- '!' if ns.found and not tools else '?' }}`;
  assert.equal(
    render(source, [
      { role: 'system', content: 's' },
      { role: 'user', content: ' hello ' },
    ]),
    '<s>0:heLLo</s>!',
  );
});

test('a refused conversation is a coded error without any of its words', () => {
  assert.throws(
    () => render("{{ raise_exception('secret ' + messages[0].content) }}"),
    (error: Error) => {
      assert.equal((error as Error & { code: string }).code, 'CHAT_TEMPLATE_REFUSED');
      assert.doesNotMatch(JSON.stringify(error), /hello|secret/);
      return true;
    },
  );
});

test('there is no clock', () => {
  assert.equal(render('{{ strftime_now is defined }}'), 'false');
});

test('what does not parse, and constructs outside the subset, are refused by name', () => {
  const refused: [string, string | undefined][] = [
    ['{% for %}', undefined],
    ['{{ (((((', undefined],
    ['('.repeat(70_000) && `{{ ${'('.repeat(60_000)} }}`, undefined],
    ['{% macro m() %}{% endmacro %}', 'Macro'],
    ["{{ {'a': 1} }}", 'ObjectLiteral'],
    ['{% set a = [messages] %}', 'nested ArrayLiteral'],
    ['{% set a = (1, 2) %}', 'TupleLiteral'],
    ["{{ 'x' | replace('', messages[0].content) }}", 'replace with computed or long arguments'],
    ['{{ messages | tojson(indent=999999999) }}', 'tojson with computed or long arguments'],
    ["{{ 'a' | indent(500000000) }}", 'indent with computed or long arguments'],
  ];
  for (const [source, construct] of refused) {
    assert.throws(
      () => parseTemplate(source),
      (error: Error & { code: string; details: { construct?: string } }) =>
        error.code === 'CHAT_TEMPLATE' && error.details.construct === construct,
      source.slice(0, 60),
    );
  }
});

test('templates that would grow or run without end are stopped', () => {
  const bombs = [
    "{% set ns = namespace(s='x') %}{% for i in range(60) %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}",
    "{% set ns = namespace(a='xy'.split('x')) %}{% for i in range(60) %}{% set ns.a = ns.a + ns.a %}{% endfor %}",
    '{% set ns = namespace(a=1) %}{% for i in range(60) %}{% set ns.a = ns | items %}{% set ns.b = ns | items %}{% endfor %}{{ ns.a }}',
    '{% set a = namespace(x=1) %}{% set b = namespace(x=a, y=a) %}{{ b }}',
    '{% for i in range(4000) %}{% for j in range(4000) %}{{ i }}{% endfor %}{% endfor %}',
    '{% for i in range(1024) %}{% for j in range(512) %}{% endfor %}{% endfor %}',
    '{{ range(1000000000) }}',
    '{{ range(0, 10, 0) }}',
    "{% set f = messages[0].content.replace %}{% set ns = namespace(s='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx') %}{% for i in range(9) %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ f('', ns.s) }}",
    "{{ messages[0]['rep' + 'lace'] }}{{ 'a'['rep' + 'lace']('', 'b' * 100000) }}",
  ];
  for (const bomb of bombs) {
    assert.throws(() => render(bomb), { code: 'CHAT_TEMPLATE_REFUSED' }, bomb);
  }
});
