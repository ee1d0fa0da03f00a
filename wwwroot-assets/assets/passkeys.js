// The only script of the pages before sign-in and of the account page: a passkey needs the browser's own dialog.
(() => {
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON || !window.isSecureContext) {
    return;
  }

  const post = async (url, body, token) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "RequestVerificationToken": token },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(String(response.status));
    }

    return response.json();
  };

  for (const box of document.querySelectorAll("[data-passkey]")) {
    const button = box.querySelector("button");
    const fault = box.querySelector("[role=alert]");
    const token = document.querySelector("input[name=__RequestVerificationToken]").value;
    const isSignIn = box.dataset.passkey === "signin";
    const url = isSignIn ? "/signin/passkey" : "/account/passkey";
    box.hidden = false;
    for (const note of document.querySelectorAll("[data-no-passkey]")) {
      note.hidden = true;
    }

    button.addEventListener("click", async () => {
      button.disabled = true;
      fault.hidden = true;
      try {
        const options = await post(url + "/options", {}, token);
        const credential = isSignIn
          ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
          : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
        const name = box.querySelector("input");
        await post(url, { credential: JSON.stringify(credential.toJSON()), name: name ? name.value : "" }, token);
        location.assign(box.dataset.next);
      } catch {
        fault.hidden = false;
        button.disabled = false;
      }
    });
  }
})();
