"""A small OpenID Connect provider on the loopback interface: discovery, code with PKCE, token, user info, keys.

It refuses what a real one refuses: a wrong client, a wrong secret, a code used twice, a verifier that does not fit.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "family-centre", "only-for-tests"


class Provider:
    """Who logs in next is set by ``login(...)``; what was asked is in ``codes``."""

    def __init__(self):
        self.key = rsa.generate_private_key(65537, 2048)
        self.codes, self.tokens = {}, {}
        self.login()
        handler = type("Handler", (Pages,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def login(self, sub="1", email="marja@example.org", verified=True, amr=("pwd", "mfa")):
        self.claims = {"sub": sub, "email": email, "email_verified": verified, "name": "Marja Lehto"}
        self.amr = list(amr)

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def id_token(self):
        now = int(time.time())
        told = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "sub": self.claims["sub"]}
        return jwt.encode({**told, "amr": self.amr}, self.key, "RS256", headers={"kid": "one"})


class Pages(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self):
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        {
            "/.well-known/openid-configuration": self.discovery,
            "/authorize": lambda: self.authorize(asked),
            "/userinfo": self.userinfo,
            "/jwks": self.jwks,
        }[address.path]()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        granted = self.provider.codes.pop(asked.get("code"), None)
        digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        fits = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        right = (asked.get("client_id"), asked.get("client_secret")) == (CLIENT, SECRET)
        if granted is None or not right or granted["code_challenge"] != fits:
            return self.answer({"error": "invalid_grant"}, 400)
        token = secrets.token_urlsafe()
        self.provider.tokens[token] = self.provider.claims
        return self.answer(
            {"access_token": token, "token_type": "Bearer", "id_token": self.provider.id_token()}
        )

    def discovery(self):
        at = self.provider.issuer
        self.answer(
            {
                "issuer": at,
                "authorization_endpoint": f"{at}/authorize",
                "token_endpoint": f"{at}/token",
                "userinfo_endpoint": f"{at}/userinfo",
                "jwks_uri": f"{at}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def authorize(self, asked):
        if asked["client_id"] != CLIENT or asked["code_challenge_method"] != "S256":
            return self.answer({"error": "unauthorized_client"}, 400)
        code = secrets.token_urlsafe()
        self.provider.codes[code] = asked
        self.send_response(302)
        self.send_header(
            "Location", asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})
        )
        return self.end_headers()

    def userinfo(self):
        claims = self.provider.tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
        self.answer(claims or {"error": "invalid_token"}, 200 if claims else 401)

    def jwks(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.provider.key.public_key()))
        self.answer({"keys": [{**public, "kid": "one", "use": "sig"}]})

    def answer(self, data, status=200):
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass
