// Reloads the page when the account has a new post, and leaves it alone otherwise.
const page = document.querySelector("main");
const query = new URLSearchParams({ platform: page.dataset.platform, after: page.dataset.seq });

async function look() {
  try {
    const answer = await (await fetch("/sandbox/ledger?" + query)).json();
    if (answer.entries.some((entry) => entry.account === page.dataset.username)) {
      location.reload();
      return;
    }
  } catch {
    // the sandbox is away; it is asked again
  }
  setTimeout(look, 3000);
}

setTimeout(look, 3000);
