"""Static files under names that change with their content, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticNames(CompressedManifestStaticFilesStorage):
    """Also follows the ``import`` lines of our modules: a module's name changes when what it imports changes."""

    support_js_module_import_aggregation = True
