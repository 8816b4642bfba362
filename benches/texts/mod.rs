//! The text that all benches read: the six example articles, repeated to a megabyte.

/// The articles, one after the other, at least `bytes` long.
pub(crate) fn news(bytes: usize) -> String {
    const ARTICLES: [&str; 6] = [
        include_str!("../../examples/articles/sahel.txt"),
        include_str!("../../examples/articles/levant.txt"),
        include_str!("../../examples/articles/iraq.txt"),
        include_str!("../../examples/articles/gulf.txt"),
        include_str!("../../examples/articles/nile.txt"),
        include_str!("../../examples/articles/maghreb.txt"),
    ];
    let mut text = String::with_capacity(bytes + 4096);
    while text.len() < bytes {
        ARTICLES.iter().for_each(|article| text.push_str(article));
    }
    text
}
