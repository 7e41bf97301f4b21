"""The site: Django, one app a domain word; services write, selectors read, permission is a queryset."""
