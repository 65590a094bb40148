// Passkeys: a form marked data-passkey asks the server (data-ask) what to ask the device, lets the
// device make or use a passkey, and sends its answer with the form. Without a device, or where the
// officer turned away, it says so in the form's alert and nothing is sent.
(() => {
  "use strict";

  const toBytes = (text) => {
    const plain = text.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
  };

  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  const known = (descriptors) =>
    (descriptors || []).map((descriptor) => ({ ...descriptor, id: toBytes(descriptor.id) }));

  const use = async (asked) => {
    const given = await navigator.credentials.get({
      publicKey: {
        ...asked,
        challenge: toBytes(asked.challenge),
        allowCredentials: known(asked.allowCredentials),
      },
    });
    const { clientDataJSON, authenticatorData, signature, userHandle } = given.response;
    return {
      rawId: toText(given.rawId),
      response: {
        clientDataJSON: toText(clientDataJSON),
        authenticatorData: toText(authenticatorData),
        signature: toText(signature),
        ...(userHandle && userHandle.byteLength ? { userHandle: toText(userHandle) } : {}),
      },
      type: given.type,
    };
  };

  const make = async (asked) => {
    const made = await navigator.credentials.create({
      publicKey: {
        ...asked,
        challenge: toBytes(asked.challenge),
        user: { ...asked.user, id: toBytes(asked.user.id) },
        excludeCredentials: known(asked.excludeCredentials),
      },
    });
    const { clientDataJSON, attestationObject } = made.response;
    return {
      rawId: toText(made.rawId),
      response: {
        clientDataJSON: toText(clientDataJSON),
        attestationObject: toText(attestationObject),
      },
      type: made.type,
    };
  };

  const ask = async (form) => {
    const told = new FormData(form);
    const typed = document.querySelector("[data-passkey-name] [name=username]");
    if (typed && typed.value.trim() && !told.has("username")) told.set("username", typed.value);
    const answer = await fetch(form.dataset.ask, { method: "POST", body: told });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.problem);
    return said.publicKey;
  };

  // The device's own errors come in the browser's language and words; ours say what to do.
  const inWords = (error, words) => {
    if (!(error instanceof DOMException)) return error.message || words.unable;
    return error.name === "InvalidStateError" ? words.known : words.cancelled;
  };

  const start = async (form) => {
    const alert = form.querySelector("[data-problem]");
    const button = form.querySelector("[type=submit]");
    alert.hidden = true;
    button.disabled = true;
    try {
      if (!window.PublicKeyCredential) throw new Error(alert.dataset.unable);
      const asked = await ask(form);
      const answer = form.dataset.passkey === "make" ? await make(asked) : await use(asked);
      form.querySelector("[name=answer]").value = JSON.stringify(answer);
      form.submit();
    } catch (error) {
      alert.textContent = inWords(error, alert.dataset);
      alert.hidden = false;
      button.disabled = false;
      button.focus();
    }
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-passkey]")) return;
    event.preventDefault();
    start(event.target);
  });
})();
