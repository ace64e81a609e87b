// Lets the device say where it is, rounded to 3 decimals (about 100 m) before anything leaves it.
for (const button of document.querySelectorAll("[data-here]")) {
  if (!navigator.geolocation) continue;
  button.hidden = false;
  button.addEventListener("click", () => navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const field = button.form.elements.near;
      field.value = coords.latitude.toFixed(3) + "," + coords.longitude.toFixed(3);
      button.form.requestSubmit();
    },
    () => { document.getElementById(button.dataset.here).hidden = false; },
    { maximumAge: 600000, timeout: 10000 }
  ));
}
