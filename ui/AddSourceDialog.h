// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for sources: paste URLs, text with URLs in it, paths of files or folders, judged while one types;
// headers under "More". Thread: gui.
#pragma once

#include "ui/SourceInput.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace cuegate {

class FolderScan;

class AddSourceDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \p text stands in the field at the start.
    explicit AddSourceDialog(const QString &text, QWidget *parent = nullptr);

    /// What was entered, usable lines only; of folders the films in them.
    [[nodiscard]] QList<SourceLocation> locations() const;
    /// Text of the clipboard if it holds sources only, else empty.
    [[nodiscard]] static QString clipboardSources();

private:
    void setTexts();
    void browseFiles();
    void browseFolder();
    void append(const QStringList &paths);
    void validate();
    [[nodiscard]] QString verdict(const QList<SourceInput::Line> &lines);
    [[nodiscard]] static QString listVerdict(int films, int lists, bool isCut);
    void showMore(bool visible);
    [[nodiscard]] QWidget *makeMore();

    QLabel *m_prompt;
    QPlainTextEdit *m_sources;
    QLabel *m_verdict;
    QToolButton *m_more;
    QWidget *m_moreArea;
    QLineEdit *m_userAgent;
    QPlainTextEdit *m_headers;
    QFormLayout *m_form; ///< in m_moreArea
    QPushButton *m_add;
    QPushButton *m_files;
    QPushButton *m_folder;
    FolderScan *m_scan;
};

} // namespace cuegate
