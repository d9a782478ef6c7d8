/** Who reads the web for generative models, by the product token their operator documents for robots.txt. */
export type AiAgent = { readonly token: string; readonly operator: string; readonly source: string }

/** Documented by their operators, or listed with evidence by the ai.robots.txt project where an operator documents none. */
export const AI_AGENTS: readonly AiAgent[] = [
  { token: 'GPTBot', operator: 'OpenAI', source: 'https://platform.openai.com/docs/bots' },
  { token: 'OAI-SearchBot', operator: 'OpenAI', source: 'https://platform.openai.com/docs/bots' },
  { token: 'ChatGPT-User', operator: 'OpenAI', source: 'https://platform.openai.com/docs/bots' },
  { token: 'ClaudeBot', operator: 'Anthropic', source: 'https://support.claude.com/en/articles/8896518' },
  { token: 'Claude-User', operator: 'Anthropic', source: 'https://support.claude.com/en/articles/8896518' },
  {
    token: 'Claude-SearchBot',
    operator: 'Anthropic',
    source: 'https://support.claude.com/en/articles/8896518',
  },
  { token: 'anthropic-ai', operator: 'Anthropic', source: 'https://github.com/ai-robots-txt/ai.robots.txt' },
  { token: 'Claude-Web', operator: 'Anthropic', source: 'https://github.com/ai-robots-txt/ai.robots.txt' },
  {
    token: 'Google-Extended',
    operator: 'Google',
    source: 'https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers',
  },
  {
    token: 'Google-CloudVertexBot',
    operator: 'Google',
    source: 'https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers',
  },
  { token: 'CCBot', operator: 'Common Crawl', source: 'https://commoncrawl.org/ccbot' },
  {
    token: 'PerplexityBot',
    operator: 'Perplexity',
    source: 'https://docs.perplexity.ai/guides/bots',
  },
  {
    token: 'Perplexity-User',
    operator: 'Perplexity',
    source: 'https://docs.perplexity.ai/guides/bots',
  },
  {
    token: 'meta-externalagent',
    operator: 'Meta',
    source: 'https://developers.facebook.com/docs/sharing/webmasters/web-crawlers',
  },
  {
    token: 'meta-externalfetcher',
    operator: 'Meta',
    source: 'https://developers.facebook.com/docs/sharing/webmasters/web-crawlers',
  },
  {
    token: 'FacebookBot',
    operator: 'Meta',
    source: 'https://developers.facebook.com/docs/sharing/webmasters/web-crawlers',
  },
  { token: 'Bytespider', operator: 'ByteDance', source: 'https://github.com/ai-robots-txt/ai.robots.txt' },
  { token: 'Applebot-Extended', operator: 'Apple', source: 'https://support.apple.com/en-us/119829' },
  { token: 'Amazonbot', operator: 'Amazon', source: 'https://developer.amazon.com/amazonbot' },
  { token: 'cohere-ai', operator: 'Cohere', source: 'https://github.com/ai-robots-txt/ai.robots.txt' },
  {
    token: 'cohere-training-data-crawler',
    operator: 'Cohere',
    source: 'https://github.com/ai-robots-txt/ai.robots.txt',
  },
  { token: 'Diffbot', operator: 'Diffbot', source: 'https://github.com/ai-robots-txt/ai.robots.txt' },
  { token: 'AI2Bot', operator: 'Ai2', source: 'https://allenai.org/crawler' },
  { token: 'MistralAI-User', operator: 'Mistral', source: 'https://docs.mistral.ai/robots' },
  { token: 'DuckAssistBot', operator: 'DuckDuckGo', source: 'https://duckduckgo.com/duckassistbot' },
  { token: 'YouBot', operator: 'You.com', source: 'https://about.you.com/youbot' },
  { token: 'Omgilibot', operator: 'Webz.io', source: 'https://webz.io/bot.html' },
  { token: 'Webzio-Extended', operator: 'Webz.io', source: 'https://webz.io/bot.html' },
  { token: 'ImagesiftBot', operator: 'Hive', source: 'https://imagesift.com/about' },
  { token: 'Timpibot', operator: 'Timpi', source: 'https://github.com/ai-robots-txt/ai.robots.txt' },
  { token: 'PanguBot', operator: 'Huawei', source: 'https://github.com/ai-robots-txt/ai.robots.txt' },
  { token: 'img2dataset', operator: 'img2dataset', source: 'https://github.com/rom1504/img2dataset' },
]
