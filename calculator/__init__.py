"""What published criteria say about a course of imatinib in chronic-phase CML.

Standard library only. `python -m calculator course.json` is the command line;
`calculator.browser.run` is what the page calls.
"""
