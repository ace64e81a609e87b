//! Where a request comes from: never stored, only used to slow down floods and to know the operator.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

use crate::access::Actor;

/// The address that a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client {
    pub address: IpAddr,
    /// Whether the request came straight to us, through no proxy.
    pub direct: bool,
}

impl Client {
    /// Reads `X-Forwarded-For` only where the connection itself comes from a proxy that we trust,
    /// from right to left: whatever a client wrote further left is a claim, not a fact.
    #[must_use]
    pub fn of(parts: &Parts, trusted: &[IpAddr]) -> Self {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |info| {
                info.0.ip().to_canonical()
            });
        let forwarded = parts.headers.get_all("x-forwarded-for");
        let claims: Vec<IpAddr> = forwarded
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(|text| text.trim().parse().ok())
            .collect();
        let direct = !parts.headers.contains_key("x-forwarded-for")
            && !parts.headers.contains_key("forwarded");
        if !trusted.contains(&peer) {
            return Self {
                address: peer,
                direct,
            };
        }
        let address = claims
            .into_iter()
            .rev()
            .find(|claim| !trusted.contains(claim))
            .unwrap_or(peer);
        Self { address, direct }
    }

    /// The operator sits at the machine itself.
    #[must_use]
    pub fn actor(self) -> Actor {
        if self.direct && self.address.is_loopback() {
            Actor::Operator
        } else {
            Actor::Public
        }
    }

    /// One household or office: a whole IPv4 address, or the first 64 bits of an IPv6 address.
    #[must_use]
    pub fn network(self) -> IpAddr {
        match self.address {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn parts(peer: &str, forwarded: Option<&str>) -> Parts {
        let mut request = Request::builder();
        if let Some(forwarded) = forwarded {
            request = request.header("x-forwarded-for", forwarded);
        }
        let mut parts = request.body(()).unwrap().into_parts().0;
        parts
            .extensions
            .insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        parts
    }

    #[test]
    fn a_client_cannot_claim_to_be_somebody_else() {
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        let honest = Client::of(&parts("10.0.0.1", Some("127.0.0.1, 203.0.113.9")), &[proxy]);
        assert_eq!(honest.address.to_string(), "203.0.113.9");
        let stranger = Client::of(&parts("203.0.113.9", Some("127.0.0.1")), &[proxy]);
        assert_eq!(stranger.address.to_string(), "203.0.113.9");
        assert_eq!(stranger.actor(), Actor::Public);
    }

    #[test]
    fn only_a_direct_connection_from_the_machine_is_the_operator() {
        assert_eq!(
            Client::of(&parts("127.0.0.1", None), &[]).actor(),
            Actor::Operator
        );
        assert_eq!(
            Client::of(&parts("127.0.0.1", Some("127.0.0.1")), &[]).actor(),
            Actor::Public
        );
        assert_eq!(
            Client::of(&parts("192.0.2.1", None), &[]).actor(),
            Actor::Public
        );
    }
}
