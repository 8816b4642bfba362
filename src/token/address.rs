//! Web and mail addresses.

use super::TokenKind;

/// Bytes of a web address at most.
const URL: usize = 4096;
/// Bytes of a mail address's part or of a host at most.
const ADDRESS: usize = 255;

/// The length and kind of the web or mail address that `bytes`, at a Latin letter, begin with.
#[cold]
pub(super) fn address(bytes: &[u8]) -> Option<(usize, TokenKind)> {
    let run = |from: usize, accept: fn(u8) -> bool| {
        from + bytes[from..].iter().take(ADDRESS).take_while(|&&byte| accept(byte)).count()
    };
    let trimmed = |end: usize| {
        end - bytes[..end].iter().rev().take_while(|byte| b".,:;!?)'\"".contains(byte)).count()
    };
    let is_address = |byte: u8| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte);
    let url = |from: usize| {
        from + bytes[from..].iter().take(URL).take_while(|&&byte| is_address(byte)).count()
    };
    for scheme in ["http://", "https://", "ftp://", "www."] {
        if bytes.len() > scheme.len()
            && bytes[..scheme.len()].eq_ignore_ascii_case(scheme.as_bytes())
            && bytes[scheme.len()].is_ascii_alphanumeric()
        {
            return Some((trimmed(url(scheme.len())), TokenKind::Url));
        }
    }
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte);
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-".contains(&byte);
    let local = run(0, is_local);
    if bytes.get(local) == Some(&b'@') {
        let end = trimmed(run(local + 1, is_host));
        if end > local + 1 && bytes[local + 1..end].contains(&b'.') {
            return Some((end, TokenKind::Email));
        }
    }
    let end = trimmed(run(0, is_host));
    let domain = bytes[..end].rsplit(|&byte| byte == b'.').next()?;
    let known = ["com", "net", "org", "info", "gov", "edu"];
    let is_domain = domain.len() < end
        && known.iter().any(|known| domain.eq_ignore_ascii_case(known.as_bytes()));
    is_domain.then(|| (trimmed(url(end)), TokenKind::Url))
}
