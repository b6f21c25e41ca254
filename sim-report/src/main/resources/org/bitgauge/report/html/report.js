// Tables sort by a heading, with mouse or keyboard: numbers by value, texts by letter, largest number first.
document.querySelectorAll('table.sortable').forEach(function (table) {
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  heads.forEach(function (head, column) {
    var numeric = head.classList.contains('n');
    head.tabIndex = 0;
    function sort() {
      var was = head.getAttribute('aria-sort');
      var ascending = was ? was === 'descending' : !numeric;
      heads.forEach(function (h) { h.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
      var body = table.tBodies[0];
      Array.prototype.slice.call(body.rows).sort(function (a, b) {
        var x = a.cells[column], y = b.cells[column];
        var order = numeric
          ? (parseFloat(x.dataset.v) || 0) - (parseFloat(y.dataset.v) || 0)
          : x.textContent.localeCompare(y.textContent, 'en', { numeric: true });
        return ascending ? order : -order;
      }).forEach(function (row) { body.appendChild(row); });
    }
    head.addEventListener('click', sort);
    head.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); sort(); }
    });
  });
});
// A printed report shows what is folded away on screen.
window.addEventListener('beforeprint', function () {
  document.querySelectorAll('#provenance details, #precision details').forEach(function (d) { d.open = true; });
});
