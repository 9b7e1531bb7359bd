// A date that nobody has filled in yet is the day on which the person is, not the server's.
document.querySelectorAll('input[data-day=today]').forEach((input) => {
  if (input.value === '' && input.getAttribute('aria-invalid') !== 'true') {
    const now = new Date();
    const two = (number) => String(number).padStart(2, '0');
    input.value = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
});
