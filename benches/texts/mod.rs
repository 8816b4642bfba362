//! The texts that all benches read: the words and sentences of the six example articles, put together
//! anew by a seeded generator, so that processors do not learn them by heart.

const ARTICLES: [&str; 6] = [
    include_str!("../../examples/articles/sahel.txt"),
    include_str!("../../examples/articles/levant.txt"),
    include_str!("../../examples/articles/iraq.txt"),
    include_str!("../../examples/articles/gulf.txt"),
    include_str!("../../examples/articles/nile.txt"),
    include_str!("../../examples/articles/maghreb.txt"),
];

/// Bytes of an article, as in the news.
const ARTICLE: usize = 2_700;
/// Words of a paragraph.
const PARAGRAPH: usize = 40;

/// Articles of random words, `bytes` in all: what stands beside a word is not known from it.
pub(crate) fn words(bytes: usize) -> Vec<String> {
    let pool: Vec<&str> = ARTICLES.iter().flat_map(|article| article.split_whitespace()).collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    articles(bytes, |article| {
        for _ in 0..PARAGRAPH {
            article.push_str(random.of(&pool));
            article.push(' ');
        }
    })
}

/// Articles of random sentences in which one word of eight is another, `bytes` in all: for what reads
/// more than words.
pub(crate) fn sentences(bytes: usize) -> Vec<String> {
    let pool: Vec<&str> = ARTICLES.iter().flat_map(|article| article.split_whitespace()).collect();
    let sentences: Vec<&str> =
        ARTICLES.iter().flat_map(|article| article.split_inclusive(['\n', '.'])).collect();
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    articles(bytes, |article| {
        for word in random.of(&sentences).split_whitespace() {
            let word = if random.below(8) == 0 { random.of(&pool) } else { word };
            article.push_str(word);
            article.push(' ');
        }
    })
}

fn articles(bytes: usize, mut paragraph: impl FnMut(&mut String)) -> Vec<String> {
    let mut articles = vec![String::new()];
    let mut length = 0;
    while let Some(article) = articles.last_mut()
        && length < bytes
    {
        let before = article.len();
        paragraph(article);
        article.push('\n');
        length += article.len() - before;
        if article.len() > ARTICLE {
            articles.push(String::new());
        }
    }
    articles.retain(|article| !article.is_empty());
    articles
}

/// Marsaglia's xorshift: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    fn of<'p>(&mut self, pool: &[&'p str]) -> &'p str {
        pool[self.below(pool.len())]
    }
}
