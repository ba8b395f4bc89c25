//! Who asks, as far as fairness needs to know: an address, kept only while it is served.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// A client: an IPv4 address, or the network of an IPv6 address, of which one client has as many as it likes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Client(IpAddr);

impl Client {
    /// Who is at that address.
    pub(super) fn at(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = address.to_bits() & !u128::from(u64::MAX);
                Client(IpAddr::V6(Ipv6Addr::from_bits(network)))
            }
            address => Client(address),
        }
    }

    /// Who asked a proxy in front of us: the last address that it wrote down.
    pub(super) fn behind_proxy(headers: &HeaderMap) -> Option<Self> {
        let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().parse().ok().map(Client::at)
    }

    /// One of several clients.
    #[cfg(test)]
    pub(super) fn numbered(n: u8) -> Self {
        Client(IpAddr::V4(Ipv4Addr::new(10, 0, 0, n)))
    }
}

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let unknown = Client(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        Ok(parts.extensions.get::<Client>().copied().unwrap_or(unknown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_one_client() {
        let at = |text: &str| Client::at(text.parse().expect("an address"));
        assert_eq!(at("2001:db8::1"), at("2001:db8::ffff:2"));
        assert_ne!(at("2001:db8::1"), at("2001:db8:0:1::1"));
        assert_eq!(at("::ffff:192.0.2.1"), at("192.0.2.1"));
        assert_ne!(at("192.0.2.1"), at("192.0.2.2"));
    }

    #[test]
    fn a_proxy_says_who_asked_last() {
        let mut headers = HeaderMap::new();
        assert_eq!(Client::behind_proxy(&headers), None);
        headers.append("x-forwarded-for", "203.0.113.9, 192.0.2.1".parse().expect("a header"));
        assert_eq!(Client::behind_proxy(&headers), Some(Client::at(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)))));
    }
}
