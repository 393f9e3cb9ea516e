// SPDX-License-Identifier: GPL-3.0-or-later
// Cuegate's window: pages and sources on the left, the chosen one on the right. Shows the Gateway's snapshots
// and sends it commands; keeps nothing of its own but what can be undone. Thread: gui. The Gateway must
// outlive it.
#pragma once

#include "core/gateway/Gateway.h"
#include "ui/SourceInput.h"

#include <QKeySequence>
#include <QMainWindow>

class QAbstractItemView;
class QAction;
class QMenu;
class QMimeData;
class QShortcut;
class QSplitter;
class QStackedWidget;
class QToolBar;
class QTreeView;

namespace cuegate {

class AddSourceDialog;
class BackBar;
class EntryListPanel;
class FolderScan;
class Inspector;
class JobsPanel;
class NavigationList;
class NoticeBar;
class PendingRemovals;
class SourceArranging;
class SourceListModel;
class SourcePanel;

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    enum class OnClose { Quit, HideToTray };

    explicit MainWindow(Gateway &gateway, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setOnClose(OnClose onClose) { m_onClose = onClose; }
    /// Shows, raises and asks for focus.
    void bringUp();
    /// Adds what a second start or the command line hands over; what cannot be used is said in the window.
    void addTexts(const QStringList &urlsOrPaths);
    void openAddDialog();
    void openSettings();

    /// Lists \p page above the films and takes it over. Its window title is its name there, also when that
    /// changes; \p title, if there is one, to begin with.
    void addPage(const QIcon &icon, const QString &title, QWidget *page);
    void showPage(QWidget *page);
    /// What the right side shows: a page, the inspector, the entries of a list, or the invitation to add a
    /// film.
    [[nodiscard]] QWidget *shownPage() const;

    [[nodiscard]] SourceId selected() const;
    void select(const SourceId &id);
    [[nodiscard]] NoticeBar *notice() const { return m_notice; }
    [[nodiscard]] PendingRemovals *removals() const { return m_removals; }
    [[nodiscard]] QAbstractItemView *list() const;
    [[nodiscard]] SourcePanel *films() const { return m_films; }
    [[nodiscard]] EntryListPanel *entries() const { return m_entries; }

Q_SIGNALS:
    /// The window was closed and does not hide, or Quit was chosen.
    void quitRequested();
    void shownChanged(); ///< it was shown or hidden

protected:
    void closeEvent(QCloseEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeActions();
    void makeMenus();
    void makeLayout();
    [[nodiscard]] QWidget *makeLeft();
    [[nodiscard]] QWidget *makeCentre();
    [[nodiscard]] QWidget *makeRight();
    [[nodiscard]] QAction *makeAction(QLatin1StringView iconName, const QKeySequence &keys,
                                      void (MainWindow::*slot)());
    void setTexts();
    void makeInspector();
    void restoreLayout();
    void rememberLayout();
    void refresh();
    void showSelected();
    void showChosenPage();
    void focusPane(int step);
    void selectAfterRefresh(const SourceId &before, const QModelIndex &parentBefore, int rowBefore);
    [[nodiscard]] const SourceSnapshot *current() const;
    /// The current one, or the entry of it that was opened.
    [[nodiscard]] const SourceSnapshot *shown() const;
    void showEntry(const SourceSnapshot &entry);
    void followEntry();
    void leaveEntry();
    [[nodiscard]] QWidget *showSource(const SourceSnapshot *source);

    AddSourceDialog *makeAddDialog(const QString &text);
    void addLines(const QList<SourceInput::Line> &lines);
    void addFolder(const QUrl &folder);
    void add(const SourceInput::Addition &addition);
    void added(const Result<SourceSnapshot> &result);
    void paste();
    void remove();
    void copyMaster();
    void copyWatch();
    void copyFile();
    void openWatch();
    void probe();
    void showDiagnostics();
    void about();
    void copyUrl(const QUrl &url, const QString &what);

    Gateway &m_gateway;
    PendingRemovals *m_removals;
    SourcePanel *m_films;
    SourceArranging *m_arranging;
    SourceListModel *m_model; ///< of the panel
    NavigationList *m_navigation;
    QList<QWidget *> m_pages; ///< in the order of the navigation
    QStackedWidget *m_right;
    QWidget *m_empty;
    EntryListPanel *m_entries;
    BackBar *m_back; ///< above the inspector of an entry
    QShortcut *m_escape = nullptr;
    std::optional<SourceSnapshot> m_entry; ///< of the current list
    bool m_isEntryListed = false;          ///< the gateway has told of it
    QTreeView *m_list;                     ///< of the panel
    Inspector *m_inspector = nullptr;
    JobsPanel *m_jobs;
    NoticeBar *m_notice;
    FolderScan *m_scan;
    OnClose m_onClose = OnClose::Quit;
    SourceId m_selectWhenListed; ///< just added, not in a snapshot yet

    QAction *m_add, *m_paste, *m_remove, *m_copyMaster, *m_copyWatch, *m_copyFile, *m_openWatch, *m_probe,
        *m_showJobs, *m_quit;
    QAction *m_settings, *m_diagnostics, *m_about;
    QMenu *m_file, *m_film, *m_copyFor, *m_view, *m_help;
    QToolBar *m_tools;
    QSplitter *m_across;
    QSplitter *m_down;
    bool m_isLayoutRestored = false;
};

} // namespace cuegate
