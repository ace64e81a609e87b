//! Why a sign-in was not accepted: one reason each, for the log and the audit.

/// What a person is told. The reason itself stays with us: it would help whoever tries things out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Words {
    /// Something went wrong on the way; beginning anew may help.
    TryAgain,
    /// The login service does not let this person in, or not as strongly as is needed.
    ServiceRefused,
    /// Our settings and the login service do not fit; only the operator can mend that.
    OurSettings,
}

macro_rules! reasons {
    ($($(#[$meaning:meta])* $name:ident => $code:literal, $words:ident;)*) => {
        /// Why a sign-in was not accepted. Nothing of what was sent stands in it, so it may be logged.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
        pub enum Refused {
            $($(#[$meaning])* #[error($code)] $name,)*
        }

        impl Refused {
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word in the log and in the audit; never changes.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What the person is told.
            #[must_use]
            pub const fn words(self) -> Words {
                match self { $(Self::$name => Words::$words,)* }
            }
        }
    };
}

reasons! {
    // The document that describes the login service.
    /// It could not be fetched within the limits of time and size, or not with status 200.
    MetadataUnreachable => "metadata-unreachable", TryAgain;
    /// It is no JSON object, or has a name twice.
    MetadataUnreadable => "metadata-unreadable", OurSettings;
    /// It speaks for another issuer than the one that was asked for.
    MetadataIssuer => "metadata-issuer", OurSettings;
    /// An address in it is missing, or is not https.
    MetadataAddress => "metadata-address", OurSettings;
    /// It lists what it can do, and the code flow is not among it.
    MetadataNoCode => "metadata-no-code", OurSettings;
    /// It lists its methods for PKCE, and S256 is not among them.
    MetadataNoPkce => "metadata-no-pkce", OurSettings;
    /// It lists its algorithms, and none that we allow is among them.
    MetadataNoAlgorithm => "metadata-no-algorithm", OurSettings;
    /// It lists how a client may prove who it is, and our way is not among it.
    MetadataNoAuthentication => "metadata-no-authentication", OurSettings;

    // Its keys.
    /// They could not be fetched within the limits of time and size, or not with status 200.
    KeysUnreachable => "keys-unreachable", TryAgain;
    /// They are no set of keys in JSON.
    KeysUnreadable => "keys-unreadable", OurSettings;
    /// No key has the name that the token says, even after fetching anew (at most every five minutes).
    KeyUnknown => "key-unknown", TryAgain;
    /// The token names no key and several fit, or several keys have the name.
    KeyAmbiguous => "key-ambiguous", OurSettings;
    /// The key is not of the kind that the token's algorithm needs; secret keys never are.
    KeyKind => "key-kind", OurSettings;
    /// The key is not for signatures.
    KeyUse => "key-use", OurSettings;
    /// The key is for another algorithm.
    KeyAlgorithm => "key-algorithm", OurSettings;
    /// An RSA key of less than 2048 bits.
    KeyTooSmall => "key-too-small", OurSettings;
    /// The key's numbers cannot be read.
    KeyUnreadable => "key-unreadable", OurSettings;
    /// The private half of the key was published.
    KeyPrivate => "key-private", OurSettings;

    // How the person came back.
    /// The address is longer than any login service makes it.
    CallbackTooLong => "callback-too-long", TryAgain;
    /// A parameter stands twice.
    CallbackRepeated => "callback-repeated", TryAgain;
    /// There is no `state`.
    StateMissing => "state-missing", TryAgain;
    /// The `state` is not that of this browser's sign-in.
    StateOther => "state-other", TryAgain;
    /// This sign-in was already finished once.
    StateUsed => "state-used", TryAgain;
    /// The sign-in began more than ten minutes ago, or in the future.
    TooLate => "too-late", TryAgain;
    /// The sign-in began at another login service, or before our settings changed.
    ProviderOther => "provider-other", TryAgain;
    /// The service promises to say who it is (RFC 9207) and does not.
    CallbackIssuerMissing => "callback-issuer-missing", TryAgain;
    /// Another service sent the person back (RFC 9207).
    CallbackIssuerOther => "callback-issuer-other", TryAgain;
    /// The person, or the service for its own reasons, said no.
    ServiceDenied => "service-denied", ServiceRefused;
    /// The service wants the person to do something that it could not ask for now.
    ServiceWantsMore => "service-wants-more", TryAgain;
    /// The service cannot answer at the moment.
    ServiceBusy => "service-busy", TryAgain;
    /// The service does not accept what we ask.
    ServiceRequest => "service-request", OurSettings;
    /// The service gave an error of its own.
    ServiceOther => "service-other", ServiceRefused;
    /// There is no code.
    CodeMissing => "code-missing", TryAgain;
    /// The code is empty, too long, or comes beside an error.
    CodeStrange => "code-strange", TryAgain;

    // What the token endpoint answered.
    /// It could not be reached within the limits of time and size.
    AnswerUnreachable => "answer-unreachable", TryAgain;
    /// It has another status than 200, and no error that we know.
    AnswerStatus => "answer-status", TryAgain;
    /// It is not JSON by its content type.
    AnswerType => "answer-type", OurSettings;
    /// It is no JSON object, or has a name twice.
    AnswerUnreadable => "answer-unreadable", OurSettings;
    /// The service does not take the code: used, too old, of another client, or another verifier.
    AnswerCode => "answer-code", TryAgain;
    /// The service does not believe that we are who we say.
    AnswerClient => "answer-client", OurSettings;
    /// The service does not accept how we ask.
    AnswerRequest => "answer-request", OurSettings;
    /// The kind of access token is not `Bearer`.
    AnswerTokenType => "answer-token-type", OurSettings;
    /// There is no token that says who signed in.
    AnswerNoToken => "answer-no-token", OurSettings;

    // The token: its form and signature.
    /// Not three parts of base64url, or longer than 16 kB.
    TokenForm => "token-form", OurSettings;
    /// The token is encrypted, which we do not ask for.
    TokenEncrypted => "token-encrypted", OurSettings;
    /// Its header or its content is no JSON object.
    TokenUnreadable => "token-unreadable", OurSettings;
    /// A name stands twice in its header or in its content.
    TokenRepeated => "token-repeated", OurSettings;
    /// Its header asks for something that must be understood, and we do not.
    TokenCritical => "token-critical", OurSettings;
    /// It is a token for something else: for access, for signing out.
    TokenKind => "token-kind", OurSettings;
    /// It has no signature (`none`).
    AlgorithmNone => "algorithm-none", OurSettings;
    /// Its algorithm is not among those that we allow.
    AlgorithmOther => "algorithm-other", OurSettings;
    /// Its signature is not that of the key.
    SignatureWrong => "signature-wrong", TryAgain;

    // The token: what it says.
    /// A claim has the wrong type.
    ClaimUnreadable => "claim-unreadable", OurSettings;
    /// Another issuer, or none.
    IssuerOther => "issuer-other", OurSettings;
    /// It is not meant for us.
    AudienceOther => "audience-other", OurSettings;
    /// It is meant for several, and does not say for whom it was made.
    AuthorizedMissing => "authorized-missing", OurSettings;
    /// It was made for somebody else.
    AuthorizedOther => "authorized-other", OurSettings;
    /// It does not say until when it holds.
    ExpiryMissing => "expiry-missing", OurSettings;
    /// It has expired.
    Expired => "expired", TryAgain;
    /// It does not say when it was made.
    IssuedMissing => "issued-missing", OurSettings;
    /// It was made in the future: one of the clocks is wrong.
    IssuedInFuture => "issued-in-future", OurSettings;
    /// It was made more than ten minutes ago.
    IssuedLongAgo => "issued-long-ago", TryAgain;
    /// It does not hold yet.
    NotYet => "not-yet", TryAgain;
    /// It does not carry the nonce that was sent.
    NonceMissing => "nonce-missing", OurSettings;
    /// It carries the nonce of another sign-in.
    NonceOther => "nonce-other", TryAgain;
    /// It does not say who signed in.
    SubjectMissing => "subject-missing", OurSettings;
    /// What it says of who signed in is empty, too long, or holds control characters.
    SubjectStrange => "subject-strange", OurSettings;
    /// It does not say how strongly the person signed in.
    StrengthMissing => "strength-missing", ServiceRefused;
    /// The person signed in otherwise than is needed.
    StrengthOther => "strength-other", ServiceRefused;
    /// It does not say when the person signed in, though that was asked for.
    SignInTimeMissing => "sign-in-time-missing", OurSettings;
    /// It says that the person will sign in at some time to come.
    SignInInFuture => "sign-in-in-future", OurSettings;
    /// The person signed in too long ago.
    SignInTooOld => "sign-in-too-old", ServiceRefused;
    /// It does not belong to the access token that came with it.
    AccessHashOther => "access-hash-other", TryAgain;
    /// It does not belong to the code that the person brought.
    CodeHashOther => "code-hash-other", TryAgain;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Refused;

    #[test]
    fn every_reason_has_a_code_of_its_own() {
        let codes: BTreeSet<&str> = Refused::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(codes.len(), Refused::ALL.len());
        let plain = |code: &&str| code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(codes.iter().all(plain));
    }
}
